using System.Buffers.Binary;

namespace FourPixel.Net.Serialization;

/// <summary>Takes numbers out of segments, and lets go of each segment when it is done.</summary>
internal sealed class SegmentReader(List<byte[]> segments)
{
    private int _segment;
    private int _offset;

    public void Read(Span<float> numbers)
    {
        while (numbers.Length > 0)
        {
            ReadOnlySpan<byte> bytes = segments[_segment].AsSpan(_offset);
            int count = Math.Min(numbers.Length, bytes.Length / sizeof(float));
            for (int i = 0; i < count; i++)
                numbers[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * sizeof(float))..]);
            numbers = numbers[count..];
            _offset += count * sizeof(float);
            if (_offset == segments[_segment].Length)
            {
                segments[_segment++] = [];
                _offset = 0;
            }
        }
    }
}
