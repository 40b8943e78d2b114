using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace FourPixel.Benchmarks.Quality;

/// <summary>A kind of prediction: who can learn it, and how the predictions are judged.</summary>
internal abstract class TaskKind
{
    /// <summary>How the column to predict is loaded.</summary>
    public abstract DataKind Target { get; }

    /// <summary>The names of what <see cref="Judge"/> returns; the first is the lower the better.</summary>
    public abstract string[] Metrics { get; }

    /// <summary>Makes Label of the column Target.</summary>
    public abstract IEstimator<ITransformer> MakeLabel(MLContext context);

    /// <summary>Leaves out the rows without a label.</summary>
    public virtual IDataView Labelled(MLContext context, IDataView rows) => context.Data.FilterRowsByMissingValues(rows, "Label");

    /// <summary>FourPixel at its defaults but for what is set, and the trainers of ML.NET at theirs.</summary>
    public abstract Trainer[] Trainers(OptionSettings settings);

    /// <summary>LightGBM on one thread, so that several settings can be tried side by side.</summary>
    public abstract IEstimator<ITransformer> LightGbm(MLContext context, LightGbmSetting setting);

    /// <summary>The labels: numbers, or the index of each row's class.</summary>
    public abstract double[] Labels(IDataView rows);

    /// <summary>What a model says of each row: a number, or the probability of each class.</summary>
    public abstract double[][] Predictions(IDataView scored);

    public abstract double[] Judge(double[][] predictions, double[] labels);

    /// <summary>What a linear model needs: no gaps, and columns of the same scale.</summary>
    protected static IEstimator<ITransformer> Scale(MLContext context) =>
        context.Transforms.ReplaceMissingValues("Features", replacementMode: MissingValueReplacingEstimator.ReplacementMode.Mean)
            .Append(context.Transforms.NormalizeMeanVariance("Features"));
}
