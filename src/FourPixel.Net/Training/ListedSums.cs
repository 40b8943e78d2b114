using System.Runtime.CompilerServices;
using FourPixel.Net.Numerics;
using FourPixel.Net.Scoring;

namespace FourPixel.Net.Training;

/// <summary>sums = what rows list, each value times its row of a table, or that added to what the sums are.</summary>
/// <param name="listed">The rows.</param>
/// <param name="first">The first of them.</param>
/// <param name="count">How many.</param>
/// <param name="table">[listed columns, columns].</param>
/// <param name="sums">[rows, columns].</param>
/// <param name="adds">Whether they are added.</param>
internal readonly unsafe struct ListedSums(ListedRows listed, int first, int count, Matrix table, Matrix sums, bool adds) : IColumnwise
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<TLane, TRow>(nint column)
        where TLane : struct, ILane<TLane>
        where TRow : struct, ILaneRow<TRow, TLane>
    {
        float* data = table.Data + column, ofRow = sums.Data + (first * sums.RowStride) + column;
        for (int row = first; row < first + count; row++, ofRow += sums.RowStride)
        {
            TRow sum = WeightedSum.Of<TLane, TRow, SparseRow>(listed[row], data, table.RowStride, default);
            TRow.Store(adds ? TRow.Add(sum, TRow.Load(ofRow)) : sum, ofRow);
        }
    }
}
