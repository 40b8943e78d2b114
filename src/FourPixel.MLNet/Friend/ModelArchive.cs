using System.IO.Compression;
using System.IO.Hashing;
using System.Runtime.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace FourPixel.MLNet;

/// <summary>The zip that a model is loaded from.</summary>
internal static class ModelArchive
{
    /// <summary>
    /// Checks all entries of the zip for damage. ML.NET and .NET read entries without checking their
    /// checksums, so a damaged number, in a normalizer for example, would silently change the scores.
    /// </summary>
    /// <exception cref="FormatException">The length or the checksum of an entry is wrong.</exception>
    /// <exception cref="InvalidDataException">An entry can't be decompressed.</exception>
    public static void Check(IExceptionContext owner, ModelLoadContext context)
    {
        if (!context.InRepository)
            return;
        byte[] buffer = new byte[1 << 16];
        foreach (ZipArchiveEntry entry in Archive(context.Repository).Entries)
        {
            var checksum = new Crc32();
            long length = 0;
            using (Stream stream = entry.Open())
            {
                for (int read; (read = stream.Read(buffer)) > 0; length += read)
                    checksum.Append(buffer.AsSpan(0, read));
            }
            if (length != entry.Length || checksum.GetCurrentHashAsUInt32() != entry.Crc32)
            {
                throw owner.ExceptDecode("The model's zip is damaged: "
                    + $"the checksum of its entry {entry.FullName} does not match.");
            }
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_archive")]
    private static extern ref ZipArchive Archive(RepositoryReader repository);
}
