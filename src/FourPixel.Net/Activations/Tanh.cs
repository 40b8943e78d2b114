using System.Runtime.CompilerServices;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Activations;

/// <summary>y = tanh(x); dy/dx = 1 - y^2.</summary>
/// <remarks>
/// Away from zero, (1 - e^-2|x|) / (1 + e^-2|x|) with the sign of x. Near zero that would cancel, so the odd polynomial
/// of the Cephes library (Moshier) is used there.
/// </remarks>
internal readonly struct Tanh : IActivation<Tanh>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<T>(T x) where T : struct, ILane<T>
    {
        T magnitude = T.Abs(x);
        T decay = T.Exp(-2f * magnitude);
        T far = T.CopySign((1f - decay) / (1f + decay), x);

        T square = x * x;
        T series = T.MultiplyAdd(square, -5.70498872745e-3f, 2.06390887954e-2f);
        series = T.MultiplyAdd(square, series, -5.37397155531e-2f);
        series = T.MultiplyAdd(square, series, 1.33314422036e-1f);
        series = T.MultiplyAdd(square, series, -3.33332819422e-1f);
        T near = T.MultiplyAdd(x * square, series, x);

        return T.Select(T.GreaterThan(magnitude, 0.625f), far, near);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Derivative<T>(T x, T y) where T : struct, ILane<T> => 1f - (y * y);
}
