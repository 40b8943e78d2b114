namespace FourPixel.Net;

/// <summary>Rows in memory, to learn from or to judge by.</summary>
public sealed class ExampleSet
{
    /// <summary>Takes the arrays as they are; they are not copied.</summary>
    /// <param name="inputs">[rows, <paramref name="inputCount"/>], row by row.</param>
    /// <param name="inputCount">Numbers in a row of inputs; at least 1.</param>
    /// <param name="targets">
    /// [rows, <paramref name="targetCount"/>], row by row. For <see cref="Loss.CategoricalCrossEntropy"/> the one target is the
    /// number of the class, counted from 0.
    /// </param>
    /// <param name="targetCount">Targets in a row; at least 1.</param>
    /// <param name="weights">How much each row counts, not negative; null where all count alike.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together, or a weight is negative or not finite.</exception>
    public ExampleSet(float[] inputs, int inputCount, float[] targets, int targetCount, float[]? weights = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentOutOfRangeException.ThrowIfLessThan(inputCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(targetCount, 1);
        Rows = targets.Length / targetCount;
        if ((long)Rows * targetCount != targets.Length)
            throw new ArgumentException($"{targets.Length} targets are no whole number of rows of {targetCount}.", nameof(targets));
        if ((long)Rows * inputCount != inputs.Length)
            throw new ArgumentException($"{inputs.Length} inputs where {Rows} rows need {(long)Rows * inputCount}.", nameof(inputs));
        if (weights != null && weights.Length != Rows)
            throw new ArgumentException($"{weights.Length} weights for {Rows} rows.", nameof(weights));
        int wrong = Array.FindIndex(weights ?? [], weight => !(weight >= 0 && float.IsFinite(weight)));
        if (wrong >= 0)
            throw new ArgumentException($"The weight of row {wrong} is {weights![wrong]}; it has to be at least 0 and finite.", nameof(weights));

        Inputs = inputs;
        InputCount = inputCount;
        Targets = targets;
        TargetCount = targetCount;
        Weights = weights;
    }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>Numbers in a row of inputs.</summary>
    public int InputCount { get; }

    /// <summary>Targets in a row.</summary>
    public int TargetCount { get; }

    internal float[] Inputs { get; }

    internal float[] Targets { get; }

    internal float[]? Weights { get; }
}
