using System.Runtime.CompilerServices;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Optimizers;

/// <summary>Adam with the largest v so far in place of v.</summary>
internal readonly struct AMSGrad : IUpdateRule
{
    public static int Moments => 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Apply<T>(ref T weight, T gradient, ref T first, ref T second, ref T third, in StepSettings step)
        where T : struct, ILane<T>
    {
        first = T.MultiplyAdd(step.Beta1, first, step.OneMinusBeta1 * gradient);
        second = T.MultiplyAdd(step.Beta2, second, step.OneMinusBeta2 * gradient * gradient);
        third = T.Max(third, second);
        weight -= step.CorrectedLearningRate * first / T.MultiplyAdd(T.Sqrt(third), step.RootCorrection, step.Epsilon);
    }
}
