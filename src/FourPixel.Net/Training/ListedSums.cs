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
    public void Run<TLane>(nint column) where TLane : struct, ILane<TLane>
    {
        float* data = table.Data + column, ofRow = sums.Data + (first * sums.RowStride) + column;
        nint stride = table.RowStride;
        for (int row = first; row < first + count; row++, ofRow += sums.RowStride)
        {
            SparseRow values = listed[row];
            TLane sum = 0f;
            for (int i = 0; i < values.Count; i++)
                sum = TLane.MultiplyAdd(values.Value(i), TLane.Load(data + (values.Column(i) * stride)), sum);
            TLane.Store(adds ? sum + TLane.Load(ofRow) : sum, ofRow);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void RunFour<TLane>(nint column) where TLane : struct, ILane<TLane>
    {
        float* data = table.Data + column, ofRow = sums.Data + (first * sums.RowStride) + column;
        nint stride = table.RowStride;
        for (int row = first; row < first + count; row++, ofRow += sums.RowStride)
        {
            SparseRow values = listed[row];
            TLane sum0 = 0f, sum1 = 0f, sum2 = 0f, sum3 = 0f;
            for (int i = 0; i < values.Count; i++)
            {
                float* weights = data + (values.Column(i) * stride), value = values.Value(i);
                sum0 = TLane.MultiplyAdd(value, TLane.Load(weights), sum0);
                sum1 = TLane.MultiplyAdd(value, TLane.Load(weights + TLane.Count), sum1);
                sum2 = TLane.MultiplyAdd(value, TLane.Load(weights + (2 * TLane.Count)), sum2);
                sum3 = TLane.MultiplyAdd(value, TLane.Load(weights + (3 * TLane.Count)), sum3);
            }
            if (adds)
            {
                sum0 += TLane.Load(ofRow);
                sum1 += TLane.Load(ofRow + TLane.Count);
                sum2 += TLane.Load(ofRow + (2 * TLane.Count));
                sum3 += TLane.Load(ofRow + (3 * TLane.Count));
            }
            TLane.Store(sum0, ofRow);
            TLane.Store(sum1, ofRow + TLane.Count);
            TLane.Store(sum2, ofRow + (2 * TLane.Count));
            TLane.Store(sum3, ofRow + (3 * TLane.Count));
        }
    }
}
