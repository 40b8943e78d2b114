using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FourPixel.Net.Numerics;

/// <summary>
/// Copies a panel of a matrix, [k, width], so that its elements lie in the order in which the micro-kernel reads them:
/// row after row, whatever the strides of the source. Rows are padded with zeros to full lanes.
/// </summary>
internal static unsafe class Packing
{
    public static void Pack<TLane>(Matrix source, float* destination, int width) where TLane : struct, ILane<TLane>
    {
        if (source.ColumnStride == 1)
            CopyRows<TLane>(source, destination, width);
        else
            Transpose(source, destination, width);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyRows<TLane>(Matrix source, float* destination, int width) where TLane : struct, ILane<TLane>
    {
        int whole = source.Columns / TLane.Count * TLane.Count;
        TLane rest = TLane.First(source.Columns - whole);
        float* row = source.Data;
        for (int k = 0; k < source.Rows; k++)
        {
            for (int column = 0; column < whole; column += TLane.Count)
                TLane.Store(TLane.Load(row + column), destination + column);
            if (whole < width)
                TLane.Store(TLane.Load(row + whole, rest), destination + whole);
            row += source.RowStride;
            destination += width;
        }
    }

    /// <summary>Reads along the source's columns, in 4 x 4 squares if they are contiguous.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(Matrix source, float* destination, int width)
    {
        int column = 0;
        if (Vector128.IsHardwareAccelerated && source.RowStride == 1)
        {
            for (; column <= source.Columns - 4; column += 4)
                Transpose4(source.Slice(0, source.Rows, column, 4), destination + column, width);
        }
        for (; column < width; column++)
        {
            bool exists = column < source.Columns;
            float* from = source.Data + (column * source.ColumnStride), to = destination + column;
            for (int k = 0; k < source.Rows; k++)
            {
                *to = exists ? *from : 0;
                from += source.RowStride;
                to += width;
            }
        }
    }

    /// <summary>Copies four contiguous columns to four columns of the destination.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose4(Matrix source, float* destination, int width)
    {
        nint stride = source.ColumnStride;
        float* from = source.Data;
        int k = 0;
        for (; k <= source.Rows - 4; k += 4)
        {
            Vector128<float> a = *(Vector128<float>*)from, b = *(Vector128<float>*)(from + stride);
            Vector128<float> c = *(Vector128<float>*)(from + 2 * stride), d = *(Vector128<float>*)(from + 3 * stride);
            Vector128<float> abEven = Even(a, SwapPairs(b)), abOdd = Even(SwapPairs(a), b);
            Vector128<float> cdEven = Even(c, SwapPairs(d)), cdOdd = Even(SwapPairs(c), d);
            *(Vector128<float>*)destination = Lower(abEven, SwapHalves(cdEven));
            *(Vector128<float>*)(destination + width) = Lower(abOdd, SwapHalves(cdOdd));
            *(Vector128<float>*)(destination + 2 * width) = Lower(SwapHalves(abEven), cdEven);
            *(Vector128<float>*)(destination + 3 * width) = Lower(SwapHalves(abOdd), cdOdd);
            from += 4;
            destination += 4 * width;
        }
        for (; k < source.Rows; k++)
        {
            for (int column = 0; column < 4; column++)
                destination[column] = from[column * stride];
            from++;
            destination += width;
        }
    }

    /// <summary>The even elements of one register, the odd elements of the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Even(Vector128<float> even, Vector128<float> odd) =>
        Vector128.ConditionalSelect(Vector128.Create(-1, 0, -1, 0).AsSingle(), even, odd);

    /// <summary>The lower half of one register, the upper half of the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Lower(Vector128<float> lower, Vector128<float> upper) =>
        Vector128.ConditionalSelect(Vector128.Create(-1, -1, 0, 0).AsSingle(), lower, upper);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> SwapPairs(Vector128<float> value) =>
        Vector128.Shuffle(value, Vector128.Create(1, 0, 3, 2));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> SwapHalves(Vector128<float> value) =>
        Vector128.Shuffle(value, Vector128.Create(2, 3, 0, 1));
}
