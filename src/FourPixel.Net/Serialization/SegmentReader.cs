using System.Buffers.Binary;

namespace FourPixel.Net.Serialization;

/// <summary>Reads numbers from segments, and releases each segment when it is done.</summary>
internal sealed class SegmentReader(List<byte[]> segments)
{
    private int _segment;
    private int _offset;

    /// <summary>Doubles, which can span two segments.</summary>
    public void Read(Span<double> numbers)
    {
        Span<float> halves = stackalloc float[2];
        foreach (ref double number in numbers)
        {
            Read(halves);
            ulong low = BitConverter.SingleToUInt32Bits(halves[0]), high = BitConverter.SingleToUInt32Bits(halves[1]);
            number = BitConverter.UInt64BitsToDouble(low | (high << 32));
        }
    }

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
