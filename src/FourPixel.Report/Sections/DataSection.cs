using FourPixel.Report.Models;
using FourPixel.Report.Page;
using FourPixel.Report.Results;
using FourPixel.Report.Tasks;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Report.Sections;

/// <summary>The held-out rows: their columns, missing values, and what each column is used as.</summary>
internal static class DataSection
{
    public static Section Make(ReportInput input, ReportTask task)
    {
        DataViewSchema.Column[] columns = [.. input.Rows.Schema.Where(column => !column.IsHidden && column.Name != input.Options.RowNameColumn)];
        (ColumnSummary[] summaries, long rows) = Summarize(input.Rows, columns, input.Cancellation);
        HashSet<string> features = [.. input.Sources.Features.Select(column => column.Name)], labels = [.. input.Sources.Label.Select(column => column.Name)];
        string[] slots = [.. FindSlots(input)];
        var table = new HtmlTable("Columns of the held-out rows", ["Column", "Type", "Values", "Used as"], ["Missing"]);
        long gaps = 0;
        foreach (ColumnSummary summary in summaries)
        {
            bool isLabel = labels.Contains(summary.Name);
            gaps += features.Contains(summary.Name) ? summary.Missing : 0;
            table.Add(isLabel ? input.LabelName : summary.Name, summary.Kind, isLabel ? task.LabelSummary : summary.Describe(),
                DescribeUse(input, summary, isLabel, features.Contains(summary.Name), slots), Text.Number(summary.Missing));
        }
        foreach (ColumnNote note in input.Options.Columns.Where(note => !features.Contains(note.Name) && !labels.Contains(note.Name)))
            table.Add(note.Name, "", "", note.Use, "");
        long unlabelled = rows - task.Positions.Count;
        string reading = $"{Text.Count(rows, "held-out row")} that the model has not learned from, {Text.Count(features.Count, "column")} to predict from, "
            + $"{(gaps == 0 ? "no missing value" : Text.Count(gaps, "missing value"))}."
            + (unlabelled == 0 ? "" : $" {Text.Count(unlabelled, "row")} without a known label: skipped.");
        return new Section("data", "Data", reading, table.ToHtml());
    }

    private static (ColumnSummary[] Summaries, long Rows) Summarize(IDataView view, DataViewSchema.Column[] columns, CancellationToken cancellation)
    {
        ColumnSummary[] summaries = [.. columns.Select(ColumnSummary.Create)];
        using DataViewRowCursor cursor = view.GetRowCursor(columns);
        Action[] readers = [.. summaries.Select(summary => summary.Open(cursor))];
        long rows = 0;
        for (; cursor.MoveNext(); rows++)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (Action read in readers)
                read();
        }
        return (summaries, rows);
    }

    private static string DescribeUse(ReportInput input, ColumnSummary summary, bool isLabel, bool isFeature, string[] slots)
    {
        if (isLabel)
            return "label";
        string? note = input.Options.Columns.FirstOrDefault(note => note.Name == summary.Name)?.Use;
        if (!isFeature)
            return note ?? "not used";
        int count = slots.Count(slot => slot == summary.Name || slot.StartsWith(summary.Name + ".", StringComparison.Ordinal));
        return (count == 0 ? "feature" : $"feature, {Text.Count(count, "input")}") + (note == null ? "" : "; " + note);
    }

    private static IEnumerable<string> FindSlots(ReportInput input)
    {
        DataViewSchema.Column features = input.Scored.Schema[input.Model.FeatureColumn];
        if (features.Type is not VectorDataViewType vector || !features.HasSlotNames())
            return [];
        VBuffer<ReadOnlyMemory<char>> names = default;
        features.GetSlotNames(ref names);
        return [.. names.DenseValues().Select(name => name.ToString())];
    }
}
