namespace FourPixel.Net.Serialization;

/// <summary>Writes files atomically: to a temporary file in the same folder, which is flushed to the disk and renamed.</summary>
internal static class AtomicFile
{
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Write(path, $"{path}.{Guid.NewGuid():N}.tmp", write);
    }

    /// <param name="path">The file.</param>
    /// <param name="temporary">The temporary file. It is overwritten if a killed process left one.</param>
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
