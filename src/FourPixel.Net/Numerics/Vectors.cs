using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FourPixel.Net.Numerics;

/// <summary>
/// Sums over long vectors in double precision. The order of every sum is fixed, independent of the machine and the alignment of the vectors.
/// </summary>
internal static class Vectors
{
    /// <summary>The sum of all x y.</summary>
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        ReadOnlySpan<Vector256<double>> left = MemoryMarshal.Cast<double, Vector256<double>>(x);
        ReadOnlySpan<Vector256<double>> right = MemoryMarshal.Cast<double, Vector256<double>>(y);
        Vector256<double> sums = Vector256<double>.Zero;
        for (int i = 0; i < left.Length; i++)
            sums += left[i] * right[i];

        double sum = sums[0] + sums[1] + (sums[2] + sums[3]);
        for (int i = left.Length * Vector256<double>.Count; i < x.Length; i++)
            sum += x[i] * y[i];
        return sum;
    }

    /// <summary>The sum of all x y.</summary>
    public static double Dot(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        ReadOnlySpan<Vector256<float>> left = MemoryMarshal.Cast<float, Vector256<float>>(x);
        ReadOnlySpan<Vector256<float>> right = MemoryMarshal.Cast<float, Vector256<float>>(y);
        Vector256<double> low = Vector256<double>.Zero, high = Vector256<double>.Zero;
        for (int i = 0; i < left.Length; i++)
        {
            low += Vector256.WidenLower(left[i]) * Vector256.WidenLower(right[i]);
            high += Vector256.WidenUpper(left[i]) * Vector256.WidenUpper(right[i]);
        }

        double sum = Vector256.Sum(low + high);
        for (int i = left.Length * Vector256<float>.Count; i < x.Length; i++)
            sum += (double)x[i] * y[i];
        return sum;
    }

    /// <summary>y = y + a x.</summary>
    public static void AddScaled(double a, ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
            y[i] += a * x[i];
    }

    /// <summary>y = y + a x.</summary>
    public static void AddScaled(double a, ReadOnlySpan<float> x, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
            y[i] += a * x[i];
    }
}
