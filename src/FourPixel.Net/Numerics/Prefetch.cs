using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace FourPixel.Net.Numerics;

/// <summary>
/// Prefetches memory that the processor can't predict. It does not wait, and does not change any result.
/// </summary>
internal static unsafe class Prefetch
{
    private const int CacheLine = 64 / sizeof(float);

    public static void Read(ReadOnlySpan<float> values) =>
        Read((float*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(values)), values.Length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Read(float* start, int length)
    {
        if (!Sse.IsSupported)
            return;
        for (int i = 0; i < length; i += CacheLine)
            Sse.Prefetch0(start + i);
    }
}
