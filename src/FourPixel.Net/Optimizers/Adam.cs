using System.Runtime.CompilerServices;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Optimizers;

/// <summary>
/// m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2;
/// w = w - rate / (1 - beta1^t) m / (sqrt(v / (1 - beta2^t)) + epsilon) at step t.
/// </summary>
internal readonly struct Adam : IUpdateRule
{
    public static int Moments => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Apply<T>(ref T weight, T gradient, ref T first, ref T second, ref T third, in StepSettings step)
        where T : struct, ILane<T>
    {
        first = T.MultiplyAdd(step.Beta1, first, step.OneMinusBeta1 * gradient);
        second = T.MultiplyAdd(step.Beta2, second, step.OneMinusBeta2 * gradient * gradient);
        weight -= step.CorrectedLearningRate * first / T.MultiplyAdd(T.Sqrt(second), step.RootCorrection, step.Epsilon);
    }
}
