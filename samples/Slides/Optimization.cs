using FourPixel.Net;

namespace FourPixel.Slides;

/// <summary>
/// Two ways to find the guess with the lowest cost: look everywhere and pick the lowest point, or let the marble roll downhill.
/// </summary>
public static class Optimization
{
    /// <summary>Exhaustive search: computes the cost of every guess on a grid and picks the lowest point.</summary>
    /// <param name="bags">The bags.</param>
    /// <param name="cost">Any of the four costs.</param>
    /// <param name="from">The first guess.</param>
    /// <param name="to">The last guess; above the first.</param>
    /// <param name="step">The distance from one guess to the next; positive, with at most 1,000,000 guesses.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty or the step does not fit it.</exception>
    public static OptimizationResult ExhaustiveSearch(BagSample bags, DeviationCost cost, double from = 45,
        double to = 75, double step = 0.1)
    {
        ArgumentNullException.ThrowIfNull(bags);
        if (!(to > from && double.IsFinite(to - from)))
            throw new ArgumentOutOfRangeException(nameof(to), to,
                $"The range begins at {from}, so it has to end above that.");
        if (!(step > 0 && (to - from) / step <= 1e6))
            throw new ArgumentOutOfRangeException(nameof(step), step,
                "The step is positive and leads to at most 1,000,000 guesses.");

        var path = new List<GuessCost>();
        for (int i = 0; from + (i * step) <= to + (step / 1000); i++)
            path.Add(new GuessCost(from + (i * step), bags.Loss(cost, from + (i * step))));
        return new OptimizationResult(path.MinBy(point => point.Cost)!, path.Count, path);
    }

    /// <summary>
    /// Gradient descent: the engine trains a network that is nothing but one bias, the guess. Each step looks at the
    /// slope where the marble lies and rolls against it, until a step is too short to matter.
    /// </summary>
    /// <param name="bags">The bags.</param>
    /// <param name="cost">
    /// <see cref="DeviationCost.Absolute"/> or <see cref="DeviationCost.Squared"/>: the engine's losses.
    /// </param>
    /// <param name="start">The first guess.</param>
    /// <param name="learningRate">The step for a slope of 1 of the mean cost of a bag; positive.</param>
    /// <param name="maximumSteps">The maximum number of steps; at least 1.</param>
    /// <param name="shortestStep">The descent ends after a step shorter than this; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The engine has no loss for the cost, or a number is out of range.
    /// </exception>
    public static OptimizationResult GradientDescent(BagSample bags, DeviationCost cost, double start = 46,
        double learningRate = 0.1, int maximumSteps = 200, double shortestStep = 0.005)
    {
        ArgumentNullException.ThrowIfNull(bags);
        var marble = new Network(1, [new Dense(1)]);
        marble.Layers[0].Weights[0] = 0;
        marble.Layers[0].Biases[0] = (float)start;
        var path = new List<GuessCost> { At(start) };
        new NetworkTrainer(new TrainingOptions
        {
            Loss = BagSample.EngineLoss(cost),
            Optimizer = Optimizer.SGD,
            LearningRate = learningRate,
            BatchSize = bags.Counts.Count,
            NumberOfEpochs = maximumSteps,
            Patience = 0,
            NumberOfThreads = 1,
            EpochCompleted = report =>
            {
                path.Add(At(marble.Layers[0].Biases[0]));
                report.Stop = Math.Abs(path[^1].Guess - path[^2].Guess) < shortestStep;
            },
        }).Train(marble, new ExampleSet(new float[bags.Counts.Count], 1, [.. bags.Counts], 1));
        return new OptimizationResult(path[^1], path.Count - 1, path);

        GuessCost At(double guess) => new(guess, bags.Loss(cost, guess));
    }
}

/// <summary>A guess and its total cost over all bags.</summary>
/// <param name="Guess">n_est.</param>
/// <param name="Cost">L(n_est).</param>
public sealed record GuessCost(double Guess, double Cost);

/// <summary>The result of an optimization.</summary>
/// <param name="Best">The best guess.</param>
/// <param name="Evaluations">The number of evaluations of the cost or its slope over all bags.</param>
/// <param name="Path">The evaluated guesses, in order.</param>
public sealed record OptimizationResult(GuessCost Best, int Evaluations, IReadOnlyList<GuessCost> Path);
