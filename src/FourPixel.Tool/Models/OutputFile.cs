namespace FourPixel.Tool.Models;

/// <summary>Files that the program writes.</summary>
internal static class OutputFile
{
    /// <summary>Checks that a file can be written, before any work is done.</summary>
    public static void CheckPlace(string option, string path)
    {
        if (Directory.Exists(path))
            throw new InputException($"{option} is '{path}', which is a folder; it must be a file.");
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder))
            throw new InputException($"{option} is '{path}', but there is no folder '{folder}'; create it first.");
        try
        {
            using FileStream attempt = new(Path.Combine(folder, $".{Guid.NewGuid():N}.tmp"), new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                Options = FileOptions.DeleteOnClose,
            });
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw new InputException($"{option} is '{path}', but '{folder}' is not writable: {exception.Message}");
        }
    }
}
