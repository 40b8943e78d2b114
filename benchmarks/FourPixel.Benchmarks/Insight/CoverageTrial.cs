using FourPixel.Benchmarks.Quality;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Benchmarks.Insight;

/// <summary>The result of intervals or sets on one split, compared with those of constant size.</summary>
/// <param name="Covered">The share of held-out labels in their interval or set.</param>
/// <param name="Size">The mean width or number of classes.</param>
/// <param name="PlainCovered">The share of labels in intervals of one width, or in the sets of the k most probable classes.</param>
/// <param name="PlainSize">The constant width, or k.</param>
internal sealed record CoverageTrial(double Covered, double Size, double PlainCovered, double PlainSize)
{
    public static CoverageTrial OfIntervals(TaskKind kind, Split split, double coverage)
    {
        (MLContext context, IDataView calibration, IDataView heldOut) = Score(kind, split);
        IDataView bounds = context.Regression.PredictionIntervals(coverage).Fit(calibration).Transform(heldOut);
        (float Lower, float Upper, float Label)[] rows = [.. bounds.GetColumn<float>("LowerBound").Zip(bounds.GetColumn<float>("UpperBound"), bounds.GetColumn<float>("Label"))];

        double half = Quantile(Residuals(calibration), coverage);
        return new(rows.Average(row => row.Lower <= row.Label && row.Label <= row.Upper ? 1.0 : 0), rows.Average(row => (double)row.Upper - row.Lower),
            Residuals(heldOut).Average(residual => residual <= half ? 1.0 : 0), 2 * half);
    }

    public static CoverageTrial OfSets(TaskKind kind, Split split, double coverage)
    {
        (MLContext context, IDataView calibration, IDataView heldOut) = Score(kind, split);
        ITransformer transformer = kind is BinaryKind
            ? context.BinaryClassification.PredictionSets(coverage).Fit(calibration)
            : context.MulticlassClassification.PredictionSets(coverage).Fit(calibration);
        bool[][] sets = [.. transformer.Transform(heldOut).GetColumn<bool[]>("PredictionSet")];
        double[] labels = kind.Labels(heldOut);

        double size = Quantile(Places(kind, calibration), coverage);
        return new(sets.Zip(labels, (set, label) => set[(int)label] ? 1.0 : 0).Average(), sets.Average(set => set.Count(isIn => isIn)),
            Places(kind, heldOut).Average(place => place <= size ? 1.0 : 0), size);
    }

    /// <summary>Trains at the defaults on four fifths of the training rows, and scores the remaining and the held-out rows.</summary>
    private static (MLContext Context, IDataView Calibration, IDataView HeldOut) Score(TaskKind kind, Split split)
    {
        var context = new MLContext(split.Seed);
        Split inner = split.OfTraining();
        ITransformer model = kind.Trainers(new OptionSettings([]))[0].Make(context).Fit(inner.Training);
        return (context, model.Transform(inner.HeldOut), model.Transform(split.HeldOut));
    }

    private static double[] Residuals(IDataView scored) =>
        [.. scored.GetColumn<float>("Score").Zip(scored.GetColumn<float>("Label"), (score, label) => Math.Abs((double)label - score))];

    /// <summary>The rank of each row's class, counted from 1 for the most probable.</summary>
    private static double[] Places(TaskKind kind, IDataView scored) =>
        [.. kind.Predictions(scored).Zip(kind.Labels(scored), (probabilities, label) => 1.0 + probabilities.Count(probability => probability > probabilities[(int)label]))];

    private static double Quantile(double[] values, double coverage) =>
        values.Order().ElementAt(Math.Min(values.Length, (int)Math.Ceiling((values.Length + 1) * coverage)) - 1);
}
