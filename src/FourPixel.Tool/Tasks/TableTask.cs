using FourPixel.Tool.Csv;
using FourPixel.Tool.Tables;
using Microsoft.ML;

namespace FourPixel.Tool.Tasks;

/// <summary>
/// What is predicted: how the label is read, which trainer learns it, which metrics evaluate it, and what a prediction is.
/// </summary>
internal abstract class TableTask(TaskCard card)
{
    public TaskCard Card => card;

    /// <summary>What the task makes of the label, for the user.</summary>
    public abstract string Description { get; }

    /// <summary>What is added to the rows of a CSV file.</summary>
    public abstract IReadOnlyList<AnswerColumn> Answers { get; }

    /// <summary>The number of classes; 1 of numbers.</summary>
    protected virtual int Classes => card.Classes.Count;

    public static TableTask Create(TaskCard card) => card.Name switch
    {
        "multiclass" => new MulticlassTask(card),
        "binary" => new BinaryTask(card),
        "regression" => new RegressionTask(card),
        _ => throw new InputException($"The model has the task '{card.Name}', which this version of fourpixel does not know; "
            + "install a newer one."),
    };

    /// <summary>The column "Label", read from a file.</summary>
    public abstract ViewColumn BindLabel(CsvSource source);

    /// <summary>Makes what shows a part of the rows that have a label.</summary>
    /// <param name="source">The file.</param>
    /// <param name="part">Which rows to show.</param>
    /// <param name="seed">Decides which rows are held out.</param>
    public Func<Func<CsvRows, bool>> BindFilter(CsvSource source, TablePart part, int seed)
    {
        Func<CsvRows, int> classOf = BindClass(source);
        return () => new LabelFilter(classOf, Classes, part, seed).Shows;
    }

    /// <summary>The trainer, and the transform of its predictions into the words of the file.</summary>
    public abstract IEstimator<ITransformer> MakeTrainer(MLContext mlContext, TrainingSettings settings);

    public abstract Evaluation Evaluate(MLContext mlContext, IDataView scored);

    /// <summary>Reads the class of a row, counted from 0, or 0 of a number; -1 where it is missing.</summary>
    protected abstract Func<CsvRows, int> BindClass(CsvSource source);
}
