using System.Diagnostics;
using FourPixel.Benchmarks.Quality;
using FourPixel.MLNet;
using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Benchmarks.Insight;

/// <summary>The result of explaining some rows of a table.</summary>
/// <param name="Rows">The number of rows.</param>
/// <param name="MaxRest">The largest |score - mean baseline score - sum of contributions|, as a share of the scores' spread.</param>
/// <param name="MeanRest">The mean of these.</param>
/// <param name="PredictionMicroseconds">The time of a prediction.</param>
/// <param name="ContributionMicroseconds">The time of a row's contributions.</param>
internal sealed record ExplainResult(int Rows, double MaxRest, double MeanRest, double PredictionMicroseconds, double ContributionMicroseconds)
{
    private const int Rounds = 10;

    /// <summary>Trains a model at the defaults, takes baselines from its training rows, and explains held-out rows.</summary>
    public static ExplainResult Measure(QualityTask task, Split split, int most)
    {
        var context = new MLContext(split.Seed);
        ITransformer model = task.Kind.Trainers(new OptionSettings([]))[0].Make(context).Fit(split.Training);
        ContributionBaselines baselines = context.Transforms.FourPixelContributions(model).Fit(split.Training).Baselines;
        Network network = baselines.Network;
        float[][] rows = [.. split.HeldOut.GetColumn<float[]>("Features").Take(most)];
        float[] contributions = new float[network.Inputs], answer = new float[network.Outputs];

        using var calculator = new ContributionCalculator(baselines);
        var scorer = new RowScorer(network);
        double predicting = Fastest(rows, row => scorer.Score(row, answer)), explaining = Fastest(rows, row => calculator.Calculate(row, contributions));
        double[] spreads = [.. Enumerable.Range(0, network.Outputs).Select(output => Spread(baselines, output, rows))];
        double[] rests = [.. rows.Select(row => calculator.Calculate(row, contributions)).Select(total => Math.Abs(total.Rest) / spreads[total.Output])];
        return new(rows.Length, rests.Max(), rests.Average(), predicting, explaining);
    }

    /// <summary>The microseconds per row: for each row the fastest of some rounds, averaged over the rows.</summary>
    private static double Fastest(float[][] rows, Action<float[]> work)
    {
        double[] fastest = [.. rows.Select(_ => double.PositiveInfinity)];
        for (int round = 0; round < Rounds; round++)
        {
            for (int row = 0; row < rows.Length; row++)
            {
                long start = Stopwatch.GetTimestamp();
                work(rows[row]);
                fastest[row] = Math.Min(fastest[row], Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            }
        }
        return fastest.Average();
    }

    private static double Spread(ContributionBaselines baselines, int output, float[][] rows)
    {
        using var calculator = new ContributionCalculator(baselines, output);
        float[] contributions = new float[baselines.Network.Inputs];
        double[] scores = [.. rows.Select(row => calculator.Calculate(row, contributions).Score)];
        double mean = scores.Average();
        return Math.Sqrt(scores.Average(score => Math.Pow(score - mean, 2)));
    }
}
