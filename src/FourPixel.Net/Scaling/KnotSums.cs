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
    public void Run<TLane>(nint column) where TLane : struct, ILane<TLane>
    {
        float* weight = weights.Data + column, knot = knots.Data + column;
        TLane sum = 0f;
        for (int bin = 0; bin < weights.Rows; bin++, weight += weights.RowStride)
            sum = TLane.MultiplyAdd(-means[bin], TLane.Load(weight), sum);
        TLane.Store(sum, knot);
        weight = weights.Data + column;
        for (int bin = 0; bin < weights.Rows; bin++, weight += weights.RowStride)
        {
            sum += TLane.Load(weight);
            TLane.Store(sum, knot += knots.RowStride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void RunFour<TLane>(nint column) where TLane : struct, ILane<TLane>
    {
        float* weight = weights.Data + column, knot = knots.Data + column;
        TLane sum0 = 0f, sum1 = 0f, sum2 = 0f, sum3 = 0f;
        for (int bin = 0; bin < weights.Rows; bin++, weight += weights.RowStride)
        {
            TLane mean = -means[bin];
            sum0 = TLane.MultiplyAdd(mean, TLane.Load(weight), sum0);
            sum1 = TLane.MultiplyAdd(mean, TLane.Load(weight + TLane.Count), sum1);
            sum2 = TLane.MultiplyAdd(mean, TLane.Load(weight + (2 * TLane.Count)), sum2);
            sum3 = TLane.MultiplyAdd(mean, TLane.Load(weight + (3 * TLane.Count)), sum3);
        }
        Store(sum0, sum1, sum2, sum3, knot);
        weight = weights.Data + column;
        for (int bin = 0; bin < weights.Rows; bin++, weight += weights.RowStride)
        {
            sum0 += TLane.Load(weight);
            sum1 += TLane.Load(weight + TLane.Count);
            sum2 += TLane.Load(weight + (2 * TLane.Count));
            sum3 += TLane.Load(weight + (3 * TLane.Count));
            Store(sum0, sum1, sum2, sum3, knot += knots.RowStride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TLane>(TLane sum0, TLane sum1, TLane sum2, TLane sum3, float* knot) where TLane : struct, ILane<TLane>
    {
        TLane.Store(sum0, knot);
        TLane.Store(sum1, knot + TLane.Count);
        TLane.Store(sum2, knot + (2 * TLane.Count));
        TLane.Store(sum3, knot + (3 * TLane.Count));
    }
}
