using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Scaling;

/// <summary>
/// y = clip((x - shift) scale) in single precision, with the digits of double precision: u = ((x power - high) - low) factor,
/// where power is a power of two that brings very large and very small columns near 1, and high + low is shift power. The
/// difference of x power and high is exact where they are close, and what high lacks is taken off after it.
/// </summary>
/// <remarks>
/// clip(u) = u / sqrt(1 + (u / bound)^2) is u near 0 and never passes the bound (Holzmueller, Grinsztajn and Steinwart, "Better
/// by default", 2024).
/// </remarks>
internal sealed class ScaleFactors
{
    /// <summary>Beyond this, the square of (u / bound) could overflow; what is infinite counts as this much.</summary>
    public const float Largest = 1e18f;

    /// <summary>Scales between one over this and this need no power of two.</summary>
    private const double Ordinary = 1L << 60;

    public ScaleFactors(double[] shift, double[] scale, double bound)
    {
        OneOverBound = (float)(1 / bound);
        (Powers, Highs, Lows, Factors) = (new float[shift.Length], new float[shift.Length], new float[shift.Length], new float[shift.Length]);
        for (int i = 0; i < shift.Length; i++)
        {
            double power = PowerFor(shift[i], Math.Abs(scale[i]));
            Powers[i] = (float)power;
            Highs[i] = (float)(shift[i] * power);
            Lows[i] = (float)((shift[i] * power) - Highs[i]);
            Factors[i] = (float)(scale[i] / power);
        }
    }

    private ScaleFactors(ScaleFactors all, int[] columns)
    {
        OneOverBound = all.OneOverBound;
        (Powers, Highs, Lows, Factors) = (Of(all.Powers), Of(all.Highs), Of(all.Lows), Of(all.Factors));

        float[] Of(float[] values) => Array.ConvertAll(columns, column => values[column]);
    }

    public float[] Powers { get; }

    public float[] Highs { get; }

    public float[] Lows { get; }

    public float[] Factors { get; }

    /// <summary>0 where there is no bound.</summary>
    public float OneOverBound { get; }

    /// <summary>The factors of some of the columns.</summary>
    public ScaleFactors Of(int[] columns) => new(this, columns);

    /// <summary>Numbers that are not scaled: none is farther from 0 than <see cref="Largest"/>, so that sums of them are finite.</summary>
    public static void Bound(ReadOnlySpan<float> source, Span<float> destination) => TensorPrimitives.Clamp(source, -Largest, Largest, destination);

    /// <summary>One number that is not scaled.</summary>
    public static float Bound(float x) => Math.Clamp(x, -Largest, Largest);

    /// <summary>Rows of all columns; both may be the same memory.</summary>
    public unsafe void Apply(ReadOnlySpan<float> source, Span<float> destination)
    {
        int columns = Factors.Length;
        fixed (float* x = source, y = destination, power = Powers, high = Highs, low = Lows, factor = Factors)
            Blockwise.Run(new ScaleOperation(x, y, power, high, low, factor, OneOverBound), 0, source.Length / columns, columns, 0, columns);
    }

    /// <summary>One value, to the bit as in a whole row.</summary>
    public unsafe float Apply(int column, float x)
    {
        float y;
        LaneScalar.Store(Scale<LaneScalar>(x, Powers[column], Highs[column], Lows[column], Factors[column], OneOverBound), &y);
        return y;
    }

    private static double PowerFor(double shift, double scale)
    {
        if (scale is 0 or (>= 1 / Ordinary and <= Ordinary))
            return 1;
        double power = Math.ScaleB(1, Math.Clamp(Math.ILogB(scale), -126, 127));
        return Math.Abs(shift * power) <= float.MaxValue ? power : 1;
    }

    /// <summary>A missing value (NaN) becomes 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane Scale<TLane>(TLane x, TLane power, TLane high, TLane low, TLane factor, TLane oneOverBound)
        where TLane : struct, ILane<TLane>
    {
        TLane u = ((x * power) - high - low) * factor;
        TLane isNumber = TLane.GreaterThan(TLane.Abs(u), -1f);
        u = TLane.Select(isNumber, TLane.Max(TLane.Min(u, Largest), -Largest), 0f);
        TLane t = u * oneOverBound;
        return u / TLane.Sqrt(1f + (t * t));
    }

    private readonly unsafe struct ScaleOperation(float* source, float* destination, float* powers, float* highs, float* lows,
        float* factors, float oneOverBound) : IBlockwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLane>(nint index, nint row, nint column) where TLane : struct, ILane<TLane> =>
            TLane.Store(Scale(TLane.Load(source + index), TLane.Load(powers + column), TLane.Load(highs + column),
                TLane.Load(lows + column), TLane.Load(factors + column), oneOverBound), destination + index);
    }
}
