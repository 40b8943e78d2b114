using System.Runtime.Intrinsics;

namespace FourPixel.Net.Numerics;

/// <summary>
/// A block of the left operand, [m, k], in tiles of rows: either in place, or packed, each tile [k, rows of the tile]. As a job,
/// it packs the tiles. Packing is faster for a transposed operand that is read once for each of several panels: its columns are
/// far apart in memory, and with a power of two as stride they map to the same cache lines.
/// </summary>
/// <param name="source">The block in place.</param>
/// <param name="packed">The memory for the packed block, or null.</param>
internal readonly unsafe struct LeftOperand<TLane>(Matrix source, float* packed) : IParallelJob
    where TLane : struct, ILane<TLane>
{
    /// <summary>The number of rows that are packed together: the floats of a cache line.</summary>
    private const int LineRows = 16;

    private readonly Matrix _source = source;
    private readonly float* _packed = packed;

    public int Rows => _source.Rows;

    public int Parts => (Rows + Blocking<TLane>.Mc - 1) / Blocking<TLane>.Mc;

    /// <summary>The number of rows of the next tile, for the number of remaining rows of a part.</summary>
    public static int TileRows(int left) => left switch
    {
        >= 8 when Blocking<TLane>.Mr == 8 => 8,
        >= 4 => 4,
        >= 2 => 2,
        _ => 1,
    };

    /// <summary>A tile.</summary>
    public Matrix Slice(int row, int rows) => _packed == null
        ? _source.Slice(row, rows, 0, _source.Columns)
        : new Matrix(_packed + ((nint)row * _source.Columns), rows, _source.Columns, 1, rows);

    /// <summary>The distance to the next tile of the same height.</summary>
    public nint NextTile(int rows) => rows * (_packed == null ? _source.RowStride : _source.Columns);

    public void Run(int part)
    {
        int end = Math.Min(Rows, (part + 1) * Blocking<TLane>.Mc);
        int row = part * Blocking<TLane>.Mc;
        if (Blocking<TLane>.Mr == LineRows / 2 && _source.RowStride == 1)
        {
            for (; row <= end - LineRows; row += LineRows)
                CopyLine(row);
        }
        for (; row < end; row += LineRows)
            PackLine(row, Math.Min(LineRows, end - row));
    }

    /// <summary>Packs two tiles of eight rows.</summary>
    private void CopyLine(int first)
    {
        int depth = _source.Columns;
        float* from = _source.Data + first, upper = _packed + ((nint)first * depth), lower = upper + ((nint)depth * LineRows / 2);
        for (int k = 0; k < depth; k++)
        {
            *(Vector256<float>*)upper = *(Vector256<float>*)from;
            *(Vector256<float>*)lower = *(Vector256<float>*)(from + (LineRows / 2));
            from += _source.ColumnStride;
            upper += LineRows / 2;
            lower += LineRows / 2;
        }
    }

    private void PackLine(int first, int rows)
    {
        for (int k = 0; k < _source.Columns; k++)
        {
            float* from = _source.Data + (first * _source.RowStride) + (k * _source.ColumnStride);
            for (int row = 0, height; row < rows; row += height)
            {
                height = TileRows(rows - row);
                float* to = _packed + ((nint)(first + row) * _source.Columns) + (k * height);
                if (height == 4 && _source.RowStride == 1)
                    *(Vector128<float>*)to = *(Vector128<float>*)(from + row);
                else if (height == 8 && _source.RowStride == 1)
                    *(Vector256<float>*)to = *(Vector256<float>*)(from + row);
                else
                {
                    for (int i = 0; i < height; i++)
                        to[i] = from[(row + i) * _source.RowStride];
                }
            }
        }
    }
}
