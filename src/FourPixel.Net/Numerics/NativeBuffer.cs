using System.Runtime.InteropServices;

namespace FourPixel.Net.Numerics;

/// <summary>
/// Memory for floats outside the managed heap, aligned to a cache line. It grows to the largest size asked for.
/// </summary>
internal sealed unsafe class NativeBuffer : IDisposable
{
    private const int CacheLine = 64;

    private float* _data;
    private nint _length;

    ~NativeBuffer() => Free();

    /// <summary>At least <paramref name="length"/> floats. The contents are lost when the buffer grows.</summary>
    public float* Reserve(nint length)
    {
        if (length > _length)
            Grow(length);
        return _data;
    }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Grow(nint length)
    {
        Free();
        _data = (float*)NativeMemory.AlignedAlloc((nuint)length * sizeof(float), CacheLine);
        _length = length;
    }

    private void Free()
    {
        NativeMemory.AlignedFree(_data);
        _data = null;
        _length = 0;
    }
}
