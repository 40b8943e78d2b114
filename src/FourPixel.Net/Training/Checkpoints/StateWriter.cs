using System.Security.Cryptography;
using System.Text;

namespace FourPixel.Net.Training;

/// <summary>Writes the state of a training, and the SHA-256 of it all at its end.</summary>
internal sealed class StateWriter(Stream stream) : StateStream, IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public void Write(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        int length = bytes.Length;
        Exchange(ref length);
        ExchangeBytes(bytes);
    }

    /// <summary>Writes the checksum; nothing may follow.</summary>
    public void Close() => stream.Write(_hash.GetHashAndReset());

    public void Dispose() => _hash.Dispose();

    private protected override void ExchangeBytes(Span<byte> bytes)
    {
        _hash.AppendData(bytes);
        stream.Write(bytes);
    }
}
