using System.Globalization;
using FourPixel.Report;
using FourPixel.Tool.Tables;
using Microsoft.ML;

namespace FourPixel.Tool.Models;

/// <summary>The report of a model, as a file.</summary>
internal static class ReportFile
{
    private const string Row = "fourpixel row";

    /// <summary>The column with the line number of each row in its file.</summary>
    public static ViewColumn RowName { get; } =
        ViewColumn.Text(Row, rows => $"Line {rows.Line.ToString(CultureInfo.InvariantCulture)}".AsMemory());

    /// <param name="path">Where to write it.</param>
    /// <param name="mlContext">The context.</param>
    /// <param name="model">From the columns to the prediction.</param>
    /// <param name="card">The model card.</param>
    /// <param name="rows">Held-out rows, with <see cref="RowName"/>.</param>
    /// <param name="trainingTime">How long the training took; null if it is not known.</param>
    /// <param name="cancellation">Stops it.</param>
    public static void Write(string path, MLContext mlContext, ITransformer model, ModelCard card, TableView rows, TimeSpan? trainingTime,
        CancellationToken cancellation)
    {
        string labels = string.Join(", ", card.Task.Labels.Select(label => label.Name));
        try
        {
            ModelReport.Write(path, mlContext, model, rows, new ReportOptions
            {
                LabelName = labels,
                ClassNames = card.Task.Name == "binary" ? card.Task.Classes : null,
                Columns =
                [
                    .. card.Features.Where(feature => feature.Format.Description is not ("number" or "text")).Select(feature => new ColumnNote(feature.Name, $"read as {feature.Format.Description}")),
                    .. card.LeftOut.Select(pair => new ColumnNote(pair.Key, $"left out: {pair.Value}")),
                ],
                RowNameColumn = Row,
                TrainingTime = trainingTime,
                CancellationToken = cancellation,
            });
        }
        catch (ArgumentException exception) when (exception.ParamName == null)
        {
            throw new InputException(exception.Message);
        }
    }
}
