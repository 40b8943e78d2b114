using FourPixel.Net;

namespace FourPixel.Slides;

/// <summary>How many M&amp;Ms are in a bag? The counts of several bags, and the total cost of a guess.</summary>
public sealed class BagSample
{
    private readonly float[] _counts;

    /// <summary>Creates a sample from the counts of some bags.</summary>
    /// <param name="counts">n_i, at least one, all finite.</param>
    /// <exception cref="ArgumentException">There is no count, or one is not finite.</exception>
    public BagSample(ReadOnlySpan<float> counts)
    {
        _counts = counts.ToArray();
        if (_counts.Length == 0 || Array.Exists(_counts, count => !float.IsFinite(count)))
            throw new ArgumentException("A sample has at least one bag, and finite counts.", nameof(counts));
    }

    /// <summary>Eleven bags, filled so unevenly that the four costs lead to four guesses.</summary>
    public static BagSample Workshop { get; } = new([49, 52, 52, 52, 54, 55, 56, 57, 58, 60, 71]);

    /// <summary>The counts n_i.</summary>
    public IReadOnlyList<float> Counts => _counts;

    /// <summary>The cost of being off by d = n_actual - n_guess.</summary>
    /// <param name="cost">The kind of cost.</param>
    /// <param name="deviation">d; its sign does not matter.</param>
    /// <exception cref="ArgumentOutOfRangeException">The cost is not in the enumeration.</exception>
    public static double CostOf(DeviationCost cost, double deviation) => cost switch
    {
        DeviationCost.SquareRoot => Math.Sqrt(Math.Abs(deviation)),
        DeviationCost.Absolute or DeviationCost.Squared => Evaluate(EngineLoss(cost), 0, [(float)deviation]),
        DeviationCost.PowerOfTen => Math.Pow(10, Math.Abs(deviation) - 1),
        _ => throw new ArgumentOutOfRangeException(nameof(cost), cost, "Not one of the four costs."),
    };

    /// <summary>L(n_est): the sum over all bags of the cost of n_i - n_est.</summary>
    /// <param name="cost">The kind of cost.</param>
    /// <param name="guess">n_est.</param>
    /// <exception cref="ArgumentOutOfRangeException">The cost is not in the enumeration.</exception>
    public double Loss(DeviationCost cost, double guess) => cost is DeviationCost.Absolute or DeviationCost.Squared
        ? Evaluate(EngineLoss(cost), (float)guess, _counts) * _counts.Length
        : _counts.Sum(count => CostOf(cost, count - guess));

    /// <summary>The engine's loss for a cost.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The engine has no such loss.</exception>
    internal static Loss EngineLoss(DeviationCost cost) => cost switch
    {
        DeviationCost.Absolute => Net.Loss.MeanAbsoluteError,
        DeviationCost.Squared => Net.Loss.MeanSquaredError,
        _ => throw new ArgumentOutOfRangeException(nameof(cost), cost,
            "The engine has no such loss; absolute and squared it has."),
    };

    private static double Evaluate(Loss loss, float guess, float[] counts)
    {
        float[] guesses = [.. counts.Select(_ => guess)];
        return LossFunction.Create(new TrainingOptions { Loss = loss }).Evaluate(guesses, counts, default,
            new float[counts.Length], counts.Length);
    }
}
