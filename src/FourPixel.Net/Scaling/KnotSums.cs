using System.Runtime.CompilerServices;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Scaling;

/// <summary>The rows of a group's knots: V_0 = - sum over b of mean_b W_b, and V_(k+1) = V_k + W_k.</summary>
/// <param name="weights">Those of the group's bins in some columns, [bins, columns].</param>
/// <param name="means">The means that are taken off the bins.</param>
/// <param name="knots">Receives the rows, [bins + 1, columns].</param>
internal readonly unsafe struct KnotSums(Matrix weights, float* means, Matrix knots) : IColumnwise
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<TLane, TRow>(nint column)
        where TLane : struct, ILane<TLane>
        where TRow : struct, ILaneRow<TRow, TLane>
    {
        float* weight = weights.Data + column, knot = knots.Data + column;
        TRow sum = default;
        for (int bin = 0; bin < weights.Rows; bin++, weight += weights.RowStride)
        {
            float minusMean = -means[bin];
            TRow.AddProduct(&minusMean, TRow.Load(weight), ref sum);
        }
        TRow.Store(sum, knot);
        weight = weights.Data + column;
        for (int bin = 0; bin < weights.Rows; bin++, weight += weights.RowStride)
        {
            sum = TRow.Add(sum, TRow.Load(weight));
            TRow.Store(sum, knot += knots.RowStride);
        }
    }
}
