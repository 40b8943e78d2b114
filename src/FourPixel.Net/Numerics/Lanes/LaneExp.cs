using System.Runtime.CompilerServices;

namespace FourPixel.Net.Numerics;

/// <summary>
/// e^x in single precision, to about 1e-7 of its value. With x = n ln 2 + r and a whole number n, it is 2^n e^r, and e^r is a
/// polynomial: S. L. Moshier, Cephes Mathematical Library, expf. Results that are too small for a normal float become 0.
/// </summary>
internal static class LaneExp
{
    private const float Log2OfE = 1.44269504f;

    /// <summary>ln 2 in two parts; the first has so few digits that its product with n is exact.</summary>
    private const float LnTwoHigh = 0.693359375f, LnTwoLow = -2.12194440e-4f;

    /// <summary>1.5 * 2^23: adding it rounds to an integer.</summary>
    private const float Rounding = 12582912f;

    private const float Largest = 88.7228394f, Smallest = -87.3365402f;
    private const float MaxExponent = 127;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T x) where T : struct, ILane<T>
    {
        T n = T.MultiplyAdd(x, Log2OfE, Rounding) - Rounding;
        T r = T.MultiplyAdd(n, -LnTwoLow, T.MultiplyAdd(n, -LnTwoHigh, x));

        T sum = T.MultiplyAdd(r, 1.9875691500e-4f, 1.3981999507e-3f);
        sum = T.MultiplyAdd(sum, r, 8.3334519073e-3f);
        sum = T.MultiplyAdd(sum, r, 4.1665795894e-2f);
        sum = T.MultiplyAdd(sum, r, 1.6666665459e-1f);
        sum = T.MultiplyAdd(sum, r, 5.0000001201e-1f);
        T power = T.MultiplyAdd(sum, r * r, r) + 1f;

        T exponent = T.Min(n, MaxExponent);
        power = power * T.PowerOfTwo(exponent) * (n - exponent + 1f);
        return T.Select(T.GreaterThan(x, Largest), float.PositiveInfinity, T.Select(T.GreaterThan(Smallest, x), 0f, power));
    }
}
