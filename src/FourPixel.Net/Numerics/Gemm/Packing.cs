using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

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
            Transpose(source, new Matrix(destination, source.Rows, width));
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

    /// <summary>
    /// Copies a matrix to one with contiguous rows, and as many columns or more, which become zero. Reads along the source's columns,
    /// four rows of 16 or 4 columns at a time if they are contiguous.
    /// </summary>
    public static void Transpose(Matrix source, Matrix destination)
    {
        int column = 0;
        if (Lane128.IsSupported && source.RowStride == 1 && source.Rows >= 4)
        {
            if (Avx512F.IsSupported)
            {
                for (; column <= source.Columns - 16; column += 16)
                    Transpose16(source.Slice(0, source.Rows, column, 16), destination.Data + column, destination.RowStride);
            }
            for (; column < source.Columns && source.Columns >= 4; column += 4)
            {
                column = Math.Min(column, source.Columns - 4);
                Transpose4(source.Slice(0, source.Rows, column, 4), destination.Data + column, destination.RowStride);
            }
        }
        for (; column < destination.Columns; column++)
        {
            bool exists = column < source.Columns;
            float* from = source.Data + (column * source.ColumnStride), to = destination.Data + column;
            for (int k = 0; k < source.Rows; k++)
            {
                *to = exists ? *from : 0;
                from += source.RowStride;
                to += destination.RowStride;
            }
        }
    }

    /// <summary>
    /// Copies 16 contiguous columns to 16 columns of the destination. A register takes four elements of four columns that are four
    /// apart, so that squares of 4 x 4 within it end up side by side.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose16(Matrix source, float* destination, nint width)
    {
        nint stride = source.ColumnStride;
        for (int k = 0; k < source.Rows; k += 4)
        {
            k = Math.Min(k, source.Rows - 4);
            float* from = source.Data + k, to = destination + (k * width);
            Vector512<float> a = Gather4(from, 4 * stride), b = Gather4(from + stride, 4 * stride);
            Vector512<float> c = Gather4(from + (2 * stride), 4 * stride), d = Gather4(from + (3 * stride), 4 * stride);
            Vector512<float> acLow = Avx512F.UnpackLow(a, c), acHigh = Avx512F.UnpackHigh(a, c);
            Vector512<float> bdLow = Avx512F.UnpackLow(b, d), bdHigh = Avx512F.UnpackHigh(b, d);
            *(Vector512<float>*)to = Avx512F.UnpackLow(acLow, bdLow);
            *(Vector512<float>*)(to + width) = Avx512F.UnpackHigh(acLow, bdLow);
            *(Vector512<float>*)(to + (2 * width)) = Avx512F.UnpackLow(acHigh, bdHigh);
            *(Vector512<float>*)(to + (3 * width)) = Avx512F.UnpackHigh(acHigh, bdHigh);
        }
    }

    /// <summary>Four times four floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Gather4(float* from, nint stride)
    {
        Vector256<float> lower = Avx.InsertVector128((*(Vector128<float>*)from).ToVector256Unsafe(), *(Vector128<float>*)(from + stride), 1);
        Vector256<float> upper = Avx.InsertVector128((*(Vector128<float>*)(from + (2 * stride))).ToVector256Unsafe(), *(Vector128<float>*)(from + (3 * stride)), 1);
        return Avx512F.InsertVector256(lower.ToVector512Unsafe(), upper, 1);
    }

    /// <summary>Copies four contiguous columns to four columns of the destination.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose4(Matrix source, float* destination, nint width)
    {
        nint stride = source.ColumnStride;
        for (int k = 0; k < source.Rows; k += 4)
        {
            k = Math.Min(k, source.Rows - 4);
            float* from = source.Data + k, to = destination + (k * width);
            Vector128<float> a = *(Vector128<float>*)from, b = *(Vector128<float>*)(from + stride);
            Vector128<float> c = *(Vector128<float>*)(from + 2 * stride), d = *(Vector128<float>*)(from + 3 * stride);
            Vector128<float> abEven = Even(a, SwapPairs(b)), abOdd = Even(SwapPairs(a), b);
            Vector128<float> cdEven = Even(c, SwapPairs(d)), cdOdd = Even(SwapPairs(c), d);
            *(Vector128<float>*)to = Lower(abEven, SwapHalves(cdEven));
            *(Vector128<float>*)(to + width) = Lower(abOdd, SwapHalves(cdOdd));
            *(Vector128<float>*)(to + 2 * width) = Lower(SwapHalves(abEven), cdEven);
            *(Vector128<float>*)(to + 3 * width) = Lower(SwapHalves(abOdd), cdOdd);
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
