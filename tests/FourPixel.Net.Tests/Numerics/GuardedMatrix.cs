using System.Runtime.InteropServices;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Tests.Numerics;

/// <summary>
/// A matrix whose rows lie apart, in memory that is NaN wherever the matrix is not: reading beside it spoils a result,
/// and writing beside it is found out.
/// </summary>
internal sealed unsafe class GuardedMatrix : IDisposable
{
    private const int Guard = 64;
    private const int Unwritten = 0x7FCBCDEF;

    private readonly float* _memory;
    private readonly int _length;

    public GuardedMatrix(int rows, int columns, int gap = 3, Func<int, int, float>? fill = null)
    {
        int stride = columns + gap;
        _length = 2 * Guard + rows * stride;
        _memory = (float*)NativeMemory.Alloc((nuint)_length * sizeof(float));
        View = new Matrix(_memory + Guard, rows, columns, stride, 1);
        new Span<int>(_memory, _length).Fill(Unwritten);
        for (int row = 0; fill != null && row < rows; row++)
            for (int column = 0; column < columns; column++)
                View.Data[row * View.RowStride + column] = fill(row, column);
    }

    public Matrix View { get; }

    /// <summary>A matrix of numbers around zero that have no pattern.</summary>
    public static GuardedMatrix Random(int rows, int columns, int seed, int gap = 3)
    {
        var random = new Random(seed);
        return new GuardedMatrix(rows, columns, gap, (_, _) => random.NextSingle() - 0.5f);
    }

    public float this[int row, int column] => View.Data[row * View.RowStride + column];

    public void ShouldBeUntouchedBeside()
    {
        for (nint i = 0; i < _length; i++)
        {
            (nint row, nint column) = Math.DivRem(i - Guard, View.RowStride);
            bool isInside = i >= Guard && row < View.Rows && column < View.Columns;
            if (!isInside && ((int*)_memory)[i] != Unwritten)
                Assert.Fail($"Element {i - Guard} was written, which a {View.Rows} x {View.Columns} matrix does not have.");
        }
    }

    public void Dispose() => NativeMemory.Free(_memory);
}
