using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Training;

/// <summary>
/// The gradients of the weights of one group of bins: dL/dW_b = sum over the rows beyond bin b of their deltas + sum over the rows in
/// it of share times delta - mean_b times the sum of all rows' deltas. Going from the last bin to the first, a running sum holds what
/// lies beyond, so that each row's deltas are read once, whatever the number of bins.
/// </summary>
internal static unsafe class BinGradient
{
    /// <param name="order">The rows by bins.</param>
    /// <param name="group">The group.</param>
    /// <param name="deltas">dL/dsums of the first layer in some columns, [rows, columns].</param>
    /// <param name="gradients">Receives those of the group's bins, [bins, columns].</param>
    public static void Run(BinOrder order, int group, Matrix deltas, Matrix gradients)
    {
        fixed (float* means = order.Knots.MeansOf(group))
        {
            var bins = new Bins(order.RowsOf(group), order.FactorsOf(group), order.StartsOf(group), means, deltas, gradients);
            nint column = 0;
            if (Vector512.IsHardwareAccelerated)
                column = RunLanes<Lane512>(bins, column);
            if (Vector256.IsHardwareAccelerated)
                column = RunLanes<Lane256>(bins, column);
            if (Vector128.IsHardwareAccelerated)
                column = RunLanes<Lane128>(bins, column);
            RunLanes<LaneScalar>(bins, column);
        }
    }

    private static nint RunLanes<TLane>(in Bins bins, nint column) where TLane : struct, ILane<TLane> =>
        bins.Deltas.Columns - column < TLane.Count ? column
        : Precompiled<TLane>.Kernels ? RunPrecompiled<TLane>(bins, column) : RunOptimized<TLane>(bins, column);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static nint RunPrecompiled<TLane>(in Bins bins, nint column) where TLane : struct, ILane<TLane> => Loop<TLane>(bins, column);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static nint RunOptimized<TLane>(in Bins bins, nint column) where TLane : struct, ILane<TLane> => Loop<TLane>(bins, column);

    /// <summary>Runs full registers of one width, and returns the first remaining column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Loop<TLane>(in Bins bins, nint column) where TLane : struct, ILane<TLane>
    {
        for (; column <= bins.Deltas.Columns - (4 * TLane.Count); column += 4 * TLane.Count)
            Four<TLane>(bins, bins.Deltas.Data + column, bins.Gradients.Data + column);
        for (; column <= bins.Deltas.Columns - TLane.Count; column += TLane.Count)
            One<TLane>(bins, bins.Deltas.Data + column, bins.Gradients.Data + column);
        return column;
    }

    /// <summary>Four registers: their sums don't wait for each other, and each row is one longer run of memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four<TLane>(in Bins bins, float* deltas, float* gradients) where TLane : struct, ILane<TLane>
    {
        TLane beyond0 = 0f, beyond1 = 0f, beyond2 = 0f, beyond3 = 0f;
        nint stride = bins.Deltas.RowStride;
        float* gradient = gradients + (bins.Gradients.Rows * bins.Gradients.RowStride);
        for (int bin = bins.Gradients.Rows - 1; bin >= 0; bin--)
        {
            TLane sum0 = beyond0, sum1 = beyond1, sum2 = beyond2, sum3 = beyond3;
            int end = bins.Starts[bin + 1];
            for (int i = bins.Starts[bin]; i < end; i++)
            {
                float* row = deltas + (bins.Rows[i] * stride), within = bins.Factors + (2 * i), whole = within + 1;
                TLane delta0 = TLane.Load(row), delta1 = TLane.Load(row + TLane.Count);
                TLane delta2 = TLane.Load(row + (2 * TLane.Count)), delta3 = TLane.Load(row + (3 * TLane.Count));
                sum0 = TLane.MultiplyAdd(within, delta0, sum0);
                sum1 = TLane.MultiplyAdd(within, delta1, sum1);
                sum2 = TLane.MultiplyAdd(within, delta2, sum2);
                sum3 = TLane.MultiplyAdd(within, delta3, sum3);
                beyond0 = TLane.MultiplyAdd(whole, delta0, beyond0);
                beyond1 = TLane.MultiplyAdd(whole, delta1, beyond1);
                beyond2 = TLane.MultiplyAdd(whole, delta2, beyond2);
                beyond3 = TLane.MultiplyAdd(whole, delta3, beyond3);
            }
            gradient -= bins.Gradients.RowStride;
            TLane.Store(sum0, gradient);
            TLane.Store(sum1, gradient + TLane.Count);
            TLane.Store(sum2, gradient + (2 * TLane.Count));
            TLane.Store(sum3, gradient + (3 * TLane.Count));
        }
        TakeMeansOff(bins, beyond0, gradients);
        TakeMeansOff(bins, beyond1, gradients + TLane.Count);
        TakeMeansOff(bins, beyond2, gradients + (2 * TLane.Count));
        TakeMeansOff(bins, beyond3, gradients + (3 * TLane.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void One<TLane>(in Bins bins, float* deltas, float* gradients) where TLane : struct, ILane<TLane>
    {
        TLane beyond = 0f;
        nint stride = bins.Deltas.RowStride;
        for (int bin = bins.Gradients.Rows - 1; bin >= 0; bin--)
        {
            TLane sum = beyond;
            int end = bins.Starts[bin + 1];
            for (int i = bins.Starts[bin]; i < end; i++)
            {
                float* within = bins.Factors + (2 * i);
                TLane delta = TLane.Load(deltas + (bins.Rows[i] * stride));
                sum = TLane.MultiplyAdd(within, delta, sum);
                beyond = TLane.MultiplyAdd(within + 1, delta, beyond);
            }
            TLane.Store(sum, gradients + (bin * bins.Gradients.RowStride));
        }
        TakeMeansOff(bins, beyond, gradients);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TakeMeansOff<TLane>(in Bins bins, TLane total, float* gradient) where TLane : struct, ILane<TLane>
    {
        for (int bin = 0; bin < bins.Gradients.Rows; bin++, gradient += bins.Gradients.RowStride)
            TLane.Store(TLane.MultiplyAdd(-bins.Means[bin], total, TLane.Load(gradient)), gradient);
    }

    private readonly struct Bins(int* rows, float* factors, int* starts, float* means, Matrix deltas, Matrix gradients)
    {
        public readonly int* Rows = rows;
        public readonly float* Factors = factors;
        public readonly int* Starts = starts;
        public readonly float* Means = means;
        public readonly Matrix Deltas = deltas;
        public readonly Matrix Gradients = gradients;
    }
}
