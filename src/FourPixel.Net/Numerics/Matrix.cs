namespace FourPixel.Net.Numerics;

/// <summary>
/// A view of floats in pinned memory as a matrix: element (row, column) is at
/// <c>Data[row * RowStride + column * ColumnStride]</c>. The creator of a view keeps the memory alive and pinned.
/// </summary>
internal readonly unsafe struct Matrix(float* data, int rows, int columns, nint rowStride, nint columnStride)
{
    /// <summary>A contiguous row-major matrix.</summary>
    public Matrix(float* data, int rows, int columns) : this(data, rows, columns, columns, 1)
    {
    }

    public float* Data { get; } = data;

    public int Rows { get; } = rows;

    public int Columns { get; } = columns;

    public nint RowStride { get; } = rowStride;

    public nint ColumnStride { get; } = columnStride;

    /// <summary>A part of this matrix that begins at (row, column), without copying.</summary>
    public Matrix Slice(int row, int rows, int column, int columns) =>
        new(Data + row * RowStride + column * ColumnStride, rows, columns, RowStride, ColumnStride);

    /// <summary>The transposed matrix, without copying.</summary>
    public Matrix Transposed => new(Data, Columns, Rows, ColumnStride, RowStride);
}
