using FourPixel.Net.Losses;

namespace FourPixel.Net;

/// <summary>A loss with its settings: what a batch of answers costs, and in which direction each answer should move.</summary>
/// <remarks>
/// <see cref="Loss.BinaryCrossEntropy"/>, <see cref="Loss.CategoricalCrossEntropy"/> and <see cref="Loss.Poisson"/> contain
/// the output activation and take the raw outputs (logits, or the logarithm of the rate), which is the stable way; the
/// others take the network's answers.
/// </remarks>
public abstract class LossFunction
{
    private protected LossFunction(Loss loss) => Loss = loss;

    /// <summary>The kind of loss.</summary>
    public Loss Loss { get; }

    /// <summary>The output activation that the loss contains, or null for a loss that takes the network's answers.</summary>
    public abstract Activation? Contains { get; }

    /// <summary>
    /// Targets in a row, for a network with so many outputs: as many, except for categorical cross-entropy, whose one
    /// target is the number of the class.
    /// </summary>
    public virtual int TargetsPerRow(int outputs) => outputs;

    /// <summary>Makes the loss that the options describe.</summary>
    /// <param name="options">Its loss, label smoothing, Huber delta and quantile are used.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public static LossFunction Create(TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        float smoothing = (float)options.LabelSmoothing;
        return options.Loss switch
        {
            Loss.MeanAbsoluteError => new ElementLossFunction<MeanAbsoluteError>(options.Loss),
            Loss.MeanSquaredError => new ElementLossFunction<MeanSquaredError>(options.Loss),
            Loss.Huber => new ElementLossFunction<Huber>(options.Loss, parameter: (float)options.EffectiveHuberDelta),
            Loss.Quantile => new ElementLossFunction<Quantile>(options.Loss, parameter: (float)options.EffectiveQuantile),
            Loss.Poisson => new ElementLossFunction<Poisson>(options.Loss),
            Loss.BinaryCrossEntropy => new ElementLossFunction<BinaryCrossEntropy>(options.Loss, smoothing),
            _ => new CategoricalCrossEntropy(smoothing),
        };
    }

    /// <summary>The mean loss of a batch, rows counting by their weight, and its gradient.</summary>
    /// <param name="outputs">[rows, outputs], row by row.</param>
    /// <param name="targets">[rows, <see cref="TargetsPerRow"/>], row by row.</param>
    /// <param name="weights">One for each row, not negative; empty where all rows count alike.</param>
    /// <param name="gradient">Receives [rows, outputs]: the derivative of the mean with respect to each output.</param>
    /// <param name="rows">The number of rows.</param>
    /// <returns>The sum of weight times loss over the sum of weights; 0 where no row has a weight.</returns>
    /// <exception cref="ArgumentException">The lengths do not fit together.</exception>
    public double Evaluate(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights,
        Span<float> gradient, int rows)
    {
        CheckLengths(outputs, targets, weights, gradient, rows);
        double totalWeight = TotalWeight(weights, rows);
        if (totalWeight > 0)
            return Sum(outputs, targets, weights, gradient, rows, totalWeight) / totalWeight;
        gradient.Clear();
        return 0;
    }

    /// <summary>The sum of weight times loss over a batch, and the gradient of that sum over a divisor.</summary>
    /// <param name="outputs">[rows, outputs], row by row.</param>
    /// <param name="targets">[rows, <see cref="TargetsPerRow"/>], row by row.</param>
    /// <param name="weights">One for each row, not negative; empty where all rows count alike.</param>
    /// <param name="gradient">Receives [rows, outputs]: the derivative of the sum over <paramref name="divisor"/> with respect to each output.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="divisor">Above 0. With the rows times the mean weight of all training rows, the steps of all batches minimise the weighted mean over all rows.</param>
    internal abstract double Sum(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights,
        Span<float> gradient, int rows, double divisor);

    /// <summary>The sum of the weights; the number of rows where there are none.</summary>
    internal static double TotalWeight(ReadOnlySpan<float> weights, int rows)
    {
        if (weights.IsEmpty)
            return rows;
        double total = 0;
        foreach (float weight in weights)
            total += weight;
        return total;
    }

    private void CheckLengths(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights,
        Span<float> gradient, int rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        int columns = outputs.Length / rows;
        if (columns == 0 || outputs.Length != columns * rows)
            throw new ArgumentException($"{outputs.Length} outputs cannot be cut into {rows} rows.", nameof(outputs));
        CheckLength(targets.Length, TargetsPerRow(columns) * rows, nameof(targets));
        CheckLength(gradient.Length, outputs.Length, nameof(gradient));
        if (!weights.IsEmpty)
            CheckLength(weights.Length, rows, nameof(weights));
    }

    private static void CheckLength(int actual, int expected, string name)
    {
        if (actual != expected)
            throw new ArgumentException($"{actual} values where {expected} are needed.", name);
    }
}
