using System.Runtime.CompilerServices;

namespace FourPixel.Net.Numerics;

/// <summary>Pinned, zero-initialized floats with 64-byte alignment, for use by kernels through pointers.</summary>
internal sealed unsafe class PinnedBuffer
{
    private const int Alignment = 64;

    private readonly float[] _array;

    public PinnedBuffer(int length)
    {
        Length = length;
        _array = GC.AllocateArray<float>(length + (Alignment / sizeof(float)), pinned: true);
        nuint address = (nuint)Unsafe.AsPointer(ref _array[0]);
        Pointer = (float*)((address + Alignment - 1) / Alignment * Alignment);
    }

    public int Length { get; }

    /// <summary>Valid as long as this buffer is referenced.</summary>
    public float* Pointer { get; }

    public Span<float> Span => _array.AsSpan((int)(Pointer - (float*)Unsafe.AsPointer(ref _array[0])), Length);
}
