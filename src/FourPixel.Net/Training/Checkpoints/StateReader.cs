using System.Text;
using FourPixel.Net.Serialization;

namespace FourPixel.Net.Training;

/// <summary>Reads the state of a training, from bytes whose checksum has been found right.</summary>
/// <exception cref="EndOfStreamException">Less was written than is read.</exception>
internal sealed class StateReader(Stream stream) : StateStream
{
    /// <summary>The bytes that are left before the checksum.</summary>
    public long Left => stream.Length - stream.Position - NetworkFormat.ChecksumLength;

    public string ReadText()
    {
        int length = 0;
        Exchange(ref length);
        if (length < 0 || length > Left)
            throw new EndOfStreamException();
        byte[] bytes = new byte[length];
        ExchangeBytes(bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    private protected override void ExchangeBytes(Span<byte> bytes)
    {
        if (bytes.Length > Left)
            throw new EndOfStreamException();
        stream.ReadExactly(bytes);
    }
}
