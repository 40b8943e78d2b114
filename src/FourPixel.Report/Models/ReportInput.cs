using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Report.Models;

/// <summary>The input of a report.</summary>
/// <param name="Context">The context.</param>
/// <param name="Model">The model.</param>
/// <param name="Rows">The held-out rows.</param>
/// <param name="Scored">The same rows with their predictions.</param>
/// <param name="Sources">The columns that features and label are made of.</param>
/// <param name="Options">The user's options.</param>
internal sealed record ReportInput(MLContext Context, ReportedModel Model, IDataView Rows, IDataView Scored, SourceColumns Sources, ReportOptions Options)
{
    public string LabelName => Options.LabelName ?? (Sources.Label.Count == 1 ? Sources.Label[0].Name : Model.LabelColumn);

    public CancellationToken Cancellation => Options.CancellationToken;

    /// <summary>The columns that describe a single row.</summary>
    public IEnumerable<DataViewSchema.Column> RowColumns =>
        Options.RowNameColumn == null ? Sources.All : Sources.All.Append(Rows.Schema[Options.RowNameColumn]).DistinctBy(column => column.Index);

    /// <summary>Checks that the model and the rows fit together, before any work is done.</summary>
    public static ReportInput Check(MLContext mlContext, ITransformer model, IDataView heldOutRows, ReportOptions options)
    {
        options.Validate();
        var reported = ReportedModel.Find(model);
        if (!model.IsRowToRowMapper)
        {
            throw new ArgumentException("The model adds rows or leaves rows out, so that its predictions can't be traced to columns; "
                + "pass a pipeline that maps row to row, and filter the rows before.", nameof(model));
        }
        if (options.RowNameColumn is string names && heldOutRows.Schema.GetColumnOrNull(names)?.Type is not TextDataViewType)
            throw new ArgumentException($"{nameof(ReportOptions.RowNameColumn)} is '{names}', and the held-out rows have no column of text with that name.", nameof(options));
        DataViewSchema schema = model.GetOutputSchema(heldOutRows.Schema);
        if (schema.GetColumnOrNull(reported.LabelColumn) == null)
        {
            string[] columns = [.. heldOutRows.Schema.Where(column => !column.IsHidden).Select(column => $"'{column.Name}'").Take(12)];
            throw new ArgumentException($"The held-out rows have no label: the model was trained on the column '{reported.LabelColumn}', "
                + $"and there are {string.Join(", ", columns)}; pass rows with that column.", nameof(heldOutRows));
        }
        IDataView scored = model.Transform(heldOutRows);
        return new ReportInput(mlContext, reported, heldOutRows, scored, SourceColumns.Find(reported, heldOutRows.Schema, scored.Schema), options);
    }
}
