using FourPixel.Tool.Csv;
using FourPixel.Tool.Tables;
using Microsoft.ML;

namespace FourPixel.Tool.Tasks;

/// <summary>
/// A learning task: how the label is read, its trainer, its metrics, and the columns of its predictions.
/// </summary>
internal abstract class TableTask(TaskCard card)
{
    public TaskCard Card => card;

    /// <summary>A description of the task for the user.</summary>
    public abstract string Description { get; }

    /// <summary>The columns that predictions add to a CSV file.</summary>
    public abstract IReadOnlyList<AnswerColumn> Answers { get; }

    /// <summary>The number of classes; 1 for a regression.</summary>
    protected virtual int Classes => card.Classes.Count;

    public static TableTask Create(TaskCard card) => card.Name switch
    {
        "multiclass" => new MulticlassTask(card),
        "binary" => new BinaryTask(card),
        "regression" => new RegressionTask(card),
        _ => throw new InputException($"The model has the task '{card.Name}', which this version of fourpixel does not support; "
            + "install a newer version."),
    };

    /// <summary>The column "Label", read from a file.</summary>
    public abstract ViewColumn BindLabel(CsvSource source);

    /// <summary>Creates a filter for a part of the rows with a label.</summary>
    /// <param name="source">The file.</param>
    /// <param name="part">Which rows to show.</param>
    /// <param name="seed">The random seed of the held-out rows.</param>
    public Func<Func<CsvRows, bool>> BindFilter(CsvSource source, TablePart part, int seed)
    {
        Func<CsvRows, int> classOf = BindClass(source);
        return () => new LabelFilter(classOf, Classes, part, seed).Shows;
    }

    /// <summary>Creates the trainer, and the transform from its predictions to the class names of the file.</summary>
    public abstract IEstimator<ITransformer> MakeTrainer(MLContext mlContext, TrainingSettings settings);

    public abstract Evaluation Evaluate(MLContext mlContext, IDataView scored);

    /// <summary>Reads the class of a row, counted from 0, or 0 for a number; -1 if it is missing.</summary>
    protected abstract Func<CsvRows, int> BindClass(CsvSource source);
}
