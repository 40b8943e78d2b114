using System.Runtime.CompilerServices;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Optimizers;

/// <summary>w = w - rate g.</summary>
internal readonly struct SGD : IUpdateRule
{
    public static int Moments => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Apply<T>(ref T weight, T gradient, ref T first, ref T second, ref T third, in StepSettings step)
        where T : struct, ILane<T>
    {
        weight -= step.LearningRate * gradient;
    }
}
