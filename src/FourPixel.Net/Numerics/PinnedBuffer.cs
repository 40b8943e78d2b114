using System.Runtime.CompilerServices;

namespace FourPixel.Net.Numerics;

/// <summary>Pinned, zero-initialized floats with 64-byte alignment, for use by kernels through pointers.</summary>
internal sealed class PinnedBuffer(int length) : PinnedBuffer<float>(length);

/// <summary>Pinned, zero-initialized memory with 64-byte alignment, for elements whose size is a power of two up to 64 bytes.</summary>
internal unsafe class PinnedBuffer<T> where T : unmanaged
{
    private const int Alignment = 64;

    private readonly T[] _array;

    public PinnedBuffer(int length)
    {
        Length = length;
        _array = GC.AllocateArray<T>(length + (Alignment / sizeof(T)), pinned: true);
        nuint address = (nuint)Unsafe.AsPointer(ref _array[0]);
        Pointer = (T*)((address + Alignment - 1) / Alignment * Alignment);
    }

    public int Length { get; }

    /// <summary>Valid as long as this buffer is referenced.</summary>
    public T* Pointer { get; }

    public Span<T> Span => _array.AsSpan((int)(Pointer - (T*)Unsafe.AsPointer(ref _array[0])), Length);
}
