using System.Buffers.Binary;
using System.Security.Cryptography;

namespace FourPixel.Net.Serialization;

/// <summary>
/// Reads the bytes of a network and computes their checksum. It allocates no memory for missing bytes.
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

    /// <summary>Reads a number of bytes, in segments that are allocated as needed.</summary>
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

    /// <summary>Reads the checksum, and checks that it is correct and that nothing follows.</summary>
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
    /// Reads to the end; false if the last bytes are not the checksum of the bytes before.
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

    /// <summary>Reads the available bytes, up to the requested number.</summary>
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
