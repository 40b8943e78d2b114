namespace FourPixel.Net.Serialization;

/// <summary>Writes a file whole or not at all: beside it first, flushed to the disk, then renamed into place.</summary>
internal static class AtomicFile
{
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Write(path, $"{path}.{Guid.NewGuid():N}.tmp", write);
    }

    /// <param name="path">The file.</param>
    /// <param name="temporary">Where it is written first, over what a killed process may have left there.</param>
    /// <param name="write">Writes the file's bytes.</param>
    public static void Write(string path, string temporary, Action<Stream> write)
    {
        FileStream stream = new(temporary, FileMode.Create, FileAccess.Write, FileShare.None);
        try
        {
            using (stream)
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
