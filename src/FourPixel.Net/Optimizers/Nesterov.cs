using System.Runtime.CompilerServices;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Optimizers;

/// <summary>v = momentum v + g; w = w - rate (g + momentum v).</summary>
internal readonly struct Nesterov : IUpdateRule
{
    public static int Moments => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Apply<T>(ref T weight, T gradient, ref T first, ref T second, ref T third, in StepSettings step)
        where T : struct, ILane<T>
    {
        first = T.MultiplyAdd(step.Momentum, first, gradient);
        weight -= step.LearningRate * T.MultiplyAdd(step.Momentum, first, gradient);
    }
}
