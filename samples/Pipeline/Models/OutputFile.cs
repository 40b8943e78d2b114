namespace FourPixel.Samples;

/// <summary>Files that the program writes.</summary>
internal static class OutputFile
{
    /// <summary>Finds out before any training whether a file can be written.</summary>
    public static void CheckPlace(string option, string path)
    {
        if (Directory.Exists(path))
            throw new InputException($"{option} is '{path}', which is a folder; it has to be a file.");
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder))
            throw new InputException($"{option} is '{path}', but there is no folder '{folder}'.");
    }
}
