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
    public void Run<TLane, TRow>(nint column)
        where TLane : struct, ILane<TLane>
        where TRow : struct, ILaneRow<TRow, TLane>
    {
        TRow beyond = default;
        float* delta = deltas.Data + column;
        float* gradient = gradients.Data + column + (gradients.Rows * gradients.RowStride);
        nint stride = deltas.RowStride;
        for (int bin = gradients.Rows - 1; bin >= 0; bin--)
        {
            TRow sum = beyond;
            int end = _starts[bin + 1];
            for (int i = _starts[bin]; i < end; i++)
            {
                float* within = _factors + (2 * i);
                TRow ofRow = TRow.Load(delta + (_rows[i] * stride));
                TRow.AddProduct(within, ofRow, ref sum);
                TRow.AddProduct(within + 1, ofRow, ref beyond);
            }
            gradient -= gradients.RowStride;
            TRow.Store(sum, gradient);
        }
        for (int bin = 0; bin < gradients.Rows; bin++, gradient += gradients.RowStride)
        {
            TRow withoutMean = TRow.Load(gradient);
            float minusMean = -means[bin];
            TRow.AddProduct(&minusMean, beyond, ref withoutMean);
            TRow.Store(withoutMean, gradient);
        }
    }
}
