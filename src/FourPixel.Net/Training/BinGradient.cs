using System.Runtime.CompilerServices;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Training;

/// <summary>
/// The gradients of the weights of one group of bins: dL/dW_b = sum over the rows beyond bin b of their deltas + sum over the rows in
/// it of share times delta - mean_b times the sum of all rows' deltas. Going from the last bin to the first, a running sum holds what
/// lies beyond, so that each row's deltas are read once, whatever the number of bins.
/// </summary>
/// <param name="order">The rows by bins.</param>
/// <param name="group">The group.</param>
/// <param name="means">The means that are taken off its bins.</param>
/// <param name="deltas">dL/dsums of the first layer in some columns, [rows, columns].</param>
/// <param name="gradients">Receives those of the group's bins, [bins, columns].</param>
internal readonly unsafe struct BinGradient(BinOrder order, int group, float* means, Matrix deltas, Matrix gradients) : IColumnwise
{
    private readonly int* _rows = order.RowsOf(group);
    private readonly float* _factors = order.FactorsOf(group);
    private readonly int* _starts = order.StartsOf(group);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<TLane>(nint column) where TLane : struct, ILane<TLane>
    {
        TLane beyond = 0f;
        float* delta = deltas.Data + column, gradient = gradients.Data + column;
        nint stride = deltas.RowStride;
        for (int bin = gradients.Rows - 1; bin >= 0; bin--)
        {
            TLane sum = beyond;
            int end = _starts[bin + 1];
            for (int i = _starts[bin]; i < end; i++)
            {
                float* within = _factors + (2 * i);
                TLane ofRow = TLane.Load(delta + (_rows[i] * stride));
                sum = TLane.MultiplyAdd(within, ofRow, sum);
                beyond = TLane.MultiplyAdd(within + 1, ofRow, beyond);
            }
            TLane.Store(sum, gradient + (bin * gradients.RowStride));
        }
        TakeMeansOff(beyond, gradient);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void RunFour<TLane>(nint column) where TLane : struct, ILane<TLane>
    {
        TLane beyond0 = 0f, beyond1 = 0f, beyond2 = 0f, beyond3 = 0f;
        float* delta = deltas.Data + column, first = gradients.Data + column, gradient = first + (gradients.Rows * gradients.RowStride);
        nint stride = deltas.RowStride;
        for (int bin = gradients.Rows - 1; bin >= 0; bin--)
        {
            TLane sum0 = beyond0, sum1 = beyond1, sum2 = beyond2, sum3 = beyond3;
            int end = _starts[bin + 1];
            for (int i = _starts[bin]; i < end; i++)
            {
                float* row = delta + (_rows[i] * stride), within = _factors + (2 * i), whole = within + 1;
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
            gradient -= gradients.RowStride;
            TLane.Store(sum0, gradient);
            TLane.Store(sum1, gradient + TLane.Count);
            TLane.Store(sum2, gradient + (2 * TLane.Count));
            TLane.Store(sum3, gradient + (3 * TLane.Count));
        }
        TakeMeansOff(beyond0, first);
        TakeMeansOff(beyond1, first + TLane.Count);
        TakeMeansOff(beyond2, first + (2 * TLane.Count));
        TakeMeansOff(beyond3, first + (3 * TLane.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void TakeMeansOff<TLane>(TLane total, float* gradient) where TLane : struct, ILane<TLane>
    {
        for (int bin = 0; bin < gradients.Rows; bin++, gradient += gradients.RowStride)
            TLane.Store(TLane.MultiplyAdd(-means[bin], total, TLane.Load(gradient)), gradient);
    }
}
