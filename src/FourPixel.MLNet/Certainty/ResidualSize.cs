using FourPixel.Net;
using FourPixel.Net.Training;
using Microsoft.ML.Runtime;

namespace FourPixel.MLNet;

/// <summary>
/// How far a score is likely to be off: a small network's prediction of the quantile of |label - score| that the coverage asks
/// for, raised to a power from 0 to 1 that makes intervals narrowest. At 0, all rows have the same size.
/// </summary>
/// <param name="Network">A network of several members; null if all rows have the same size.</param>
/// <param name="Power">Above 0 to 1.</param>
/// <param name="Inputs">The number of inputs.</param>
internal sealed record ResidualSize(Network? Network, double Power, int Inputs)
{
    private const int Members = 8;

    /// <summary>With fewer rows, no network is trained.</summary>
    private const int MinRows = 100;

    private const int RowsShown = 100_000;

    /// <summary>The minimum size of a row, as a share of the mean size.</summary>
    private const double MinSize = 0.05;

    /// <summary>
    /// Learns from rows that the model has not seen. Each member leaves a part of them out, so that every row has a size from
    /// members that have not seen it.
    /// </summary>
    /// <param name="rows">The rows.</param>
    /// <param name="inputs">The number of inputs.</param>
    /// <param name="coverage">The quantile.</param>
    /// <param name="seed">The seed of the network.</param>
    /// <param name="checkAlive">Throws if the user has cancelled.</param>
    /// <returns>The sizes, and the out-of-fold size of every row.</returns>
    public static (ResidualSize Size, double[] OutOfFold) Fit(IReadOnlyList<CalibrationRow> rows, int inputs, double coverage, int seed, Action checkAlive)
    {
        double[] ones = [.. rows.Select(_ => 1.0)], residuals = [.. rows.Select(row => Math.Abs((double)row.Label - row.Score))];
        var alike = new ResidualSize(null, 1, inputs);
        double mean = rows.Count < MinRows ? 0 : residuals.Average();
        if (!(mean > 0 && double.IsFinite(mean)))
            return (alike, ones);

        var examples = new ExampleSet([.. rows.SelectMany(row => row.Inputs)], inputs, [.. residuals.Select(residual => (float)(residual / mean))], 1);
        Network network = Train(examples, coverage, seed, checkAlive);
        double[] sizes = OutOfFold(network, examples, seed);
        double power = new[] { 0, 0.25, 0.5, 0.75, 1 }.MinBy(power => MeanWidth(residuals, [.. sizes.Select(size => Math.Pow(size, power))], coverage));
        return power == 0 ? (alike, ones) : (new ResidualSize(network, power, inputs), [.. sizes.Select(size => Math.Pow(size, power))]);
    }

    /// <summary>A function of a row's inputs, with its own memory.</summary>
    public Func<float[], double> MakeFunction()
    {
        if (Network == null)
            return _ => 1;
        var scorer = new RowScorer(Network);
        float[] size = new float[1];
        return inputs =>
        {
            scorer.Score(inputs, size);
            return Math.Pow(Math.Max(size[0], MinSize), Power);
        };
    }

    private static Network Train(ExampleSet examples, double coverage, int seed, Action checkAlive)
    {
        var network = new Network(examples.InputCount,
            [new Dense(16, Activation.SiLU), new Dense(16, Activation.SiLU), new Dense(1, Activation.Softplus)], seed, Members)
        {
            InputScaler = InputScaler.Robust(examples),
        };
        new NetworkTrainer(new TrainingOptions
        {
            Loss = Loss.Quantile,
            Quantile = coverage,
            Optimizer = Optimizer.AdamW,
            LearningRate = 0.01,
            WeightDecay = 0.3,
            LearningRateSchedule = LearningRateSchedule.Cosine,
            NumberOfEpochs = Math.Clamp(RowsShown / examples.Rows, 10, 200),
            Patience = 0,
            Seed = seed,
            EpochCompleted = _ => checkAlive(),
        }).TrainWithFolds(network, examples, Members);
        return network;
    }

    private static double[] OutOfFold(Network network, ExampleSet examples, int seed)
    {
        var folds = new Folds(examples, Members, seed, rank: 0);
        RowScorer[] members = [.. Enumerable.Range(0, Members).Select(member => new RowScorer(network.Member(member)))];
        float[] size = new float[1];
        double[] sizes = new double[examples.Rows];
        for (int row = 0; row < sizes.Length; row++)
        {
            int member = Enumerable.Range(0, Members).First(member => folds.IsHeldOut(row, member));
            members[member].Score(examples.InputsOf(row), size);
            sizes[row] = Math.Max(size[0], MinSize);
        }
        return sizes;
    }

    private static double MeanWidth(double[] residuals, double[] sizes, double coverage)
    {
        double[] scores = [.. residuals.Zip(sizes, (residual, size) => residual / size)];
        Array.Sort(scores);
        return scores[Math.Min(scores.Length - 1, (int)(scores.Length * coverage))] * sizes.Average();
    }
}
