using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace FourPixel.Benchmarks.Quality;

/// <summary>A kind of task: its trainers and its metrics.</summary>
internal abstract class TaskKind
{
    /// <summary>The type of the target column.</summary>
    public abstract DataKind Target { get; }

    /// <summary>The names of the metrics of <see cref="Judge"/>. Lower is better for the first.</summary>
    public abstract string[] Metrics { get; }

    /// <summary>Creates Label from the column Target.</summary>
    public abstract IEstimator<ITransformer> MakeLabel(MLContext context);

    /// <summary>Filters out the rows without a label.</summary>
    public virtual IDataView Labelled(MLContext context, IDataView rows) => context.Data.FilterRowsByMissingValues(rows, "Label");

    /// <summary>FourPixel with the given settings, and ML.NET's trainers at their defaults.</summary>
    public abstract Trainer[] Trainers(OptionSettings settings);

    /// <summary>LightGBM on one thread, so that several settings can be tried in parallel.</summary>
    public abstract IEstimator<ITransformer> LightGbm(MLContext context, LightGbmSetting setting);

    /// <summary>The labels: numbers, or the index of each row's class.</summary>
    public abstract double[] Labels(IDataView rows);

    /// <summary>The predictions of each row: a number, or the probability of each class.</summary>
    public abstract double[][] Predictions(IDataView scored);

    public abstract double[] Judge(double[][] predictions, double[] labels);

    /// <summary>The preprocessing for linear models: replaces missing values and scales columns.</summary>
    protected static IEstimator<ITransformer> Scale(MLContext context) =>
        context.Transforms.ReplaceMissingValues("Features", replacementMode: MissingValueReplacingEstimator.ReplacementMode.Mean)
            .Append(context.Transforms.NormalizeMeanVariance("Features"));
}
