using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FourPixel.Net.Training;

/// <summary>
/// The state of a training on its way into a file, or out of one. Numbers go as they lie in this machine's memory.
/// </summary>
internal abstract class StateStream
{
    /// <summary>Bytes that pass at a time, as those of a large network are more than a span can hold.</summary>
    private const int SegmentLength = 1 << 20;

    /// <summary>Writes the value, or replaces it by the one that was written.</summary>
    public void Exchange<T>(ref T value) where T : unmanaged => Exchange(new Span<T>(ref value));

    /// <summary>Writes the values, or replaces them by those that were written; there have to be as many.</summary>
    public void Exchange<T>(Span<T> values) where T : unmanaged
    {
        int most = SegmentLength / Unsafe.SizeOf<T>();
        for (; values.Length > 0; values = values[Math.Min(most, values.Length)..])
            ExchangeBytes(MemoryMarshal.AsBytes(values[..Math.Min(most, values.Length)]));
    }

    private protected abstract void ExchangeBytes(Span<byte> bytes);
}
