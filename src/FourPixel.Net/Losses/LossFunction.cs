using FourPixel.Net.Losses;

namespace FourPixel.Net;

/// <summary>The base class of loss functions: the loss of a batch and its gradient.</summary>
/// <remarks>
/// <see cref="Loss.BinaryCrossEntropy"/>, <see cref="Loss.CategoricalCrossEntropy"/> and <see cref="Loss.Poisson"/> include the
/// output activation, for numerical stability: they take the raw outputs (logits, or the logarithm of the rate). The other losses
/// take the network's outputs.
/// </remarks>
public abstract class LossFunction
{
    private protected LossFunction(Loss loss) => Loss = loss;

    /// <summary>Gets the kind of loss.</summary>
    public Loss Loss { get; }

    /// <summary>Gets the output activation that the loss includes; null if the loss takes the network's outputs.</summary>
    public abstract Activation? Contains { get; }

    /// <summary>
    /// Returns the number of targets of a row for a network with <paramref name="outputs"/> outputs: the same number, except for
    /// categorical cross-entropy, which takes one target, the class number.
    /// </summary>
    /// <param name="outputs">The number of outputs of the network.</param>
    public virtual int TargetsPerRow(int outputs) => outputs;

    /// <summary>Creates the loss function of the options.</summary>
    /// <param name="options">The options. The loss, label smoothing, Huber delta and quantile are used.</param>
    /// <returns>The loss function.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
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

    /// <summary>Computes the weighted mean loss of a batch and its gradient.</summary>
    /// <param name="outputs">The outputs, [rows, outputs], row-major.</param>
    /// <param name="targets">The targets, [rows, <see cref="TargetsPerRow"/>], row-major.</param>
    /// <param name="weights">The weight of each row, at least 0; empty for equal weights.</param>
    /// <param name="gradient">Receives the derivative of the mean loss with respect to each output, [rows, outputs].</param>
    /// <param name="rows">The number of rows.</param>
    /// <returns>The sum of weight × loss divided by the sum of weights; 0 if all weights are 0.</returns>
    /// <exception cref="ArgumentException">The lengths don't match.</exception>
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
    /// <param name="weights">One for each row, at least 0; empty for equal weights.</param>
    /// <param name="gradient">
    /// Receives [rows, outputs]: the derivative of the sum over <paramref name="divisor"/> with respect to each output. Empty where it is
    /// not wanted.
    /// </param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="divisor">Above 0. With the rows times the mean weight of all training rows, the batches together minimize the weighted mean over all rows.</param>
    internal abstract double Sum(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights,
        Span<float> gradient, int rows, double divisor);

    /// <summary>The sum of the weights; the number of rows if there are none.</summary>
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
            throw new ArgumentException($"{outputs.Length} outputs can't be split into {rows} rows.", nameof(outputs));
        CheckLength(targets.Length, TargetsPerRow(columns) * rows, nameof(targets));
        CheckLength(gradient.Length, outputs.Length, nameof(gradient));
        if (!weights.IsEmpty)
            CheckLength(weights.Length, rows, nameof(weights));
    }

    private static void CheckLength(int actual, int expected, string name)
    {
        if (actual != expected)
            throw new ArgumentException($"There are {actual} values; {expected} are needed.", name);
    }
}
