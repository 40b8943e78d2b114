namespace FourPixel.Net.Tests.Support;

/// <summary>Bytes as they come out of a zip or off a line: in small pieces, of unknown number.</summary>
internal sealed class ForwardOnlyStream(byte[] bytes) : MemoryStream(bytes)
{
    private const int PieceLength = 100;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, PieceLength)]);
}
