namespace FourPixel.Net.Tests.Support;

/// <summary>An empty folder that goes away with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("fourpixel-").FullName;

    public string FileAt(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(FileAt(name), text);
        return FileAt(name);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
