using System.Buffers.Binary;
using System.Security.Cryptography;

namespace FourPixel.Net.Serialization;

/// <summary>
/// Reads the bytes of a network and sums them up as they come by. It takes no memory for bytes that are not there.
/// </summary>
internal sealed class ChecksummedReader(Stream stream) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>The bytes read so far.</summary>
    public long Position { get; private set; }

    public void Dispose() => _hash.Dispose();

    public int Number()
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        Bytes(bytes);
        return BinaryPrimitives.ReadInt32LittleEndian(bytes);
    }

    public void Bytes(Span<byte> bytes)
    {
        if (Fill(bytes) < bytes.Length)
            throw new NetworkFormatException($"The network is truncated: it ends after {Position} bytes.");
        _hash.AppendData(bytes);
    }

    /// <summary>So many bytes, in segments of which each is made when those before it are full.</summary>
    public List<byte[]> Segments(long length)
    {
        var segments = new List<byte[]>();
        for (long left = length; left > 0; left -= segments[^1].Length)
        {
            byte[] segment = new byte[Math.Min(left, NetworkFormat.SegmentLength)];
            int filled = Fill(segment);
            if (filled < segment.Length)
            {
                long needed = Position - filled + left + NetworkFormat.ChecksumLength;
                throw new NetworkFormatException(
                    $"The network is truncated or damaged: it ends after {Position} bytes, and its shapes need {needed}.");
            }
            _hash.AppendData(segment);
            segments.Add(segment);
        }
        return segments;
    }

    /// <summary>Reads the checksum that is next, and makes sure that it is right and that nothing follows.</summary>
    public void Close()
    {
        Span<byte> checksum = stackalloc byte[NetworkFormat.ChecksumLength];
        if (Fill(checksum) < checksum.Length)
            throw new NetworkFormatException($"The network is truncated: it ends after {Position} bytes, in its checksum.");
        if (!_hash.GetHashAndReset().AsSpan().SequenceEqual(checksum))
            throw new NetworkFormatException("The network is damaged: its checksum does not match.");
        if (Fill(checksum[..1]) > 0)
            throw new NetworkFormatException($"The network is damaged: bytes follow its end, after {Position - 1} bytes.");
    }

    /// <summary>
    /// Reads up to the end, whatever the bytes mean; false if the last of them are not the checksum of those before.
    /// </summary>
    public bool CloseUnread()
    {
        byte[] window = new byte[NetworkFormat.SegmentLength];
        int kept = 0;
        for (int read; (read = Fill(window.AsSpan(kept))) > 0;)
        {
            int passed = Math.Max(0, kept + read - NetworkFormat.ChecksumLength);
            _hash.AppendData(window, 0, passed);
            kept = kept + read - passed;
            window.AsSpan(passed, kept).CopyTo(window);
        }
        return _hash.GetHashAndReset().AsSpan().SequenceEqual(window.AsSpan(0, kept));
    }

    /// <summary>Reads as many bytes as there are, at most as many as asked for.</summary>
    private int Fill(Span<byte> bytes)
    {
        try
        {
            int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            Position += read;
            return read;
        }
        catch (InvalidDataException exception)
        {
            throw new NetworkFormatException("The network can't be decompressed. " + exception.Message, exception);
        }
    }
}
