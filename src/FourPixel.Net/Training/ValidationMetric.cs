using System.Numerics.Tensors;

namespace FourPixel.Net.Training;

/// <summary>
/// The metric besides the loss, over the validation rows: how many predictions are correct, or how much of the variance is
/// explained. It is what scikit-learn's <c>score</c> gives.
/// </summary>
internal abstract class ValidationMetric
{
    /// <summary>The metric's name, as in a sentence.</summary>
    public abstract string Name { get; }

    /// <summary>The metric of the rows since <see cref="Start"/>.</summary>
    public abstract double Value { get; }

    /// <summary>
    /// Classes where the loss is a cross-entropy, the output is softmax, or it is a single sigmoid; else numbers.
    /// </summary>
    /// <param name="loss">If it contains the output activation, <see cref="Add"/> gets raw outputs.</param>
    /// <param name="activation">The output activation.</param>
    /// <param name="outputs">The number of outputs.</param>
    public static ValidationMetric Create(Loss loss, Activation activation, int outputs) => (loss, activation) switch
    {
        (Loss.CategoricalCrossEntropy, _) => new Accuracy((answers, targets) => IndexOfMax(answers) == (int)targets[0]),
        (Loss.BinaryCrossEntropy, _) => new Accuracy((logits, targets) => AreOnOneSide(logits, targets, middle: 0)),
        (_, Activation.Softmax) => new Accuracy((answers, targets) => IndexOfMax(answers) == IndexOfMax(targets)),
        (_, Activation.Sigmoid) when outputs == 1 => new Accuracy((answers, targets) => AreOnOneSide(answers, targets, 0.5f)),
        _ => new Determination(outputs, areLogarithms: loss == Loss.Poisson),
    };

    /// <summary>Removes all rows.</summary>
    public abstract void Start();

    /// <summary>Takes note of a batch.</summary>
    /// <param name="outputs">[rows, outputs].</param>
    /// <param name="targets">[rows, targets].</param>
    /// <param name="weights">One for each row, or empty.</param>
    /// <param name="rows">The rows of this batch.</param>
    public abstract void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, int rows);

    /// <summary>Takes note of the rows of all other ranks.</summary>
    public abstract void Merge(RankGroup ranks);

    /// <summary>Where several yes or no are asked at once, all of them have to be right.</summary>
    private static bool AreOnOneSide(ReadOnlySpan<float> answers, ReadOnlySpan<float> targets, float middle)
    {
        for (int i = 0; i < answers.Length; i++)
        {
            if (answers[i] > middle != targets[i] > 0.5f)
                return false;
        }
        return true;
    }

    private static int IndexOfMax(ReadOnlySpan<float> values) => TensorPrimitives.IndexOfMax(values);
}
