using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Samples;

/// <summary>What is learned from a table: what its label becomes, which trainers learn it, and which metrics judge them.</summary>
internal abstract class TableTask
{
    /// <summary>What the task makes of the label, for the user.</summary>
    public abstract string Description { get; }

    /// <summary>What the label columns are read as.</summary>
    public abstract DataKind LabelKind { get; }

    /// <summary>The rows without those whose label is missing, where ML.NET would take it for a value.</summary>
    public virtual IDataView KeepLabelled(MLContext mlContext, IDataView data) => data;

    /// <summary>From the columns of the file to the column "Label".</summary>
    public abstract IEstimator<ITransformer> MakeLabel(MLContext mlContext);

    /// <summary>ML.NET's linear trainer for the task.</summary>
    public abstract IEstimator<ITransformer> MakeLinear(MLContext mlContext);

    /// <param name="mlContext">The context.</param>
    /// <param name="epochCompleted">Gets a report after each epoch.</param>
    /// <param name="trained">Gets the course of the training after its end.</param>
    public abstract IEstimator<ITransformer> MakeFourPixel(
        MLContext mlContext, Action<EpochReport> epochCompleted, Action<TrainingHistory> trained);

    public abstract Evaluation Evaluate(MLContext mlContext, IDataView scored);
}
