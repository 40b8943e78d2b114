using System.Runtime.CompilerServices;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Optimizers;

/// <summary>s = s + g^2; w = w - rate g / (sqrt(s) + epsilon).</summary>
internal readonly struct Adagrad : IUpdateRule
{
    public static int Moments => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Apply<T>(ref T weight, T gradient, ref T first, ref T second, ref T third, in StepSettings step)
        where T : struct, ILane<T>
    {
        first = T.MultiplyAdd(gradient, gradient, first);
        weight -= step.LearningRate * gradient / (T.Sqrt(first) + step.Epsilon);
    }
}
