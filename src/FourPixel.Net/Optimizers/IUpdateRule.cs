using FourPixel.Net.Numerics;

namespace FourPixel.Net.Optimizers;

/// <summary>How one weight moves, as a formula over SIMD registers.</summary>
internal interface IUpdateRule
{
    /// <summary>The number of moments that the rule keeps for each weight: 0 to 3.</summary>
    static abstract int Moments { get; }

    /// <summary>Moves the weight against its gradient. Moments that the rule does not have must not be accessed.</summary>
    static abstract void Apply<T>(ref T weight, T gradient, ref T first, ref T second, ref T third, in StepSettings step)
        where T : struct, ILane<T>;
}

/// <summary>The numbers that are the same for all weights in one step.</summary>
internal readonly struct StepSettings(TrainingOptions options, double learningRate, long step)
{
    public readonly float LearningRate = (float)learningRate;

    public readonly float Momentum = (float)options.Momentum;

    public readonly float Beta1 = (float)options.Beta1;

    public readonly float OneMinusBeta1 = (float)(1 - options.Beta1);

    public readonly float Beta2 = (float)options.Beta2;

    public readonly float OneMinusBeta2 = (float)(1 - options.Beta2);

    public readonly float Epsilon = (float)options.Epsilon;

    /// <summary>learning rate / (1 - beta1^step): the running mean starts at 0, and this makes up for it.</summary>
    public readonly float CorrectedLearningRate = (float)(learningRate / (1 - Math.Pow(options.Beta1, step)));

    /// <summary>1 / sqrt(1 - beta2^step), in the same way.</summary>
    public readonly float RootCorrection = (float)(1 / Math.Sqrt(1 - Math.Pow(options.Beta2, step)));
}
