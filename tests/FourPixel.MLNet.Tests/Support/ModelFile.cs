using System.IO.Compression;
using Microsoft.ML;

namespace FourPixel.MLNet.Tests.Support;

/// <summary>The bytes of an ML.NET model file.</summary>
internal static class ModelFile
{
    public static byte[] Save(ITransformer model, DataViewSchema schema)
    {
        using var stream = new MemoryStream();
        new MLContext().Model.Save(model, schema, stream);
        return stream.ToArray();
    }

    public static ITransformer Load(byte[] bytes) => Load(bytes, out _);

    public static ITransformer Load(byte[] bytes, out DataViewSchema schema)
    {
        using var stream = new MemoryStream(bytes);
        return new MLContext().Model.Load(stream, out schema);
    }

    /// <summary>The entries' names and bytes; a zip also holds times, which differ each time.</summary>
    public static SortedDictionary<string, byte[]> Entries(byte[] bytes)
    {
        var entries = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        using var zip = new ZipArchive(new MemoryStream(bytes));
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            using Stream stream = entry.Open();
            using var content = new MemoryStream();
            stream.CopyTo(content);
            entries.Add(entry.FullName, content.ToArray());
        }
        return entries;
    }

    /// <summary>The same model file with one entry changed; null takes it out.</summary>
    public static byte[] Change(byte[] bytes, string entry, Func<byte[], byte[]?> change)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in Entries(bytes))
            {
                byte[]? changed = name.EndsWith(entry, StringComparison.Ordinal) ? change(content) : content;
                if (changed == null)
                    continue;
                using Stream target = zip.CreateEntry(name).Open();
                target.Write(changed);
            }
        }
        return stream.ToArray();
    }
}
