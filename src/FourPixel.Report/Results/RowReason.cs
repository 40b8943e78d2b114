using FourPixel.Report.Models;
using FourPixel.Report.Page;
using FourPixel.Report.Rows;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Report.Results;

/// <summary>The features that moved single scores most, in words.</summary>
internal static class RowReason
{
    private const int MaxReasons = 3;

    /// <param name="mlContext">The context.</param>
    /// <param name="model">The model.</param>
    /// <param name="usual">The baseline rows.</param>
    /// <param name="explained">The rows to explain.</param>
    /// <param name="output">The target; null for the predicted class or the only target.</param>
    /// <param name="directions">For each row, 1 for what raised its score and -1 for what lowered it.</param>
    public static string[] Describe(MLContext mlContext, ReportedModel model, RowTable usual, RowTable explained, int? output, IReadOnlyList<int> directions)
    {
        IDataView scored = model.Pipeline.Transform(new MemoryView(explained));
        IDataView contributions = mlContext.Transforms.FourPixelContributions(model.Pipeline, sumCategories: true, output)
            .Fit(model.Pipeline.Transform(new MemoryView(usual))).Transform(scored);
        DataViewSchema.Column column = contributions.Schema["FeatureContributions"];
        string[] names = NamesOf(column, model.FeatureColumn);
        return [.. contributions.GetColumn<float[]>(column).Select((values, row) => Describe(explained, row, names, values, directions[row]))];
    }

    private static string Describe(RowTable table, int row, string[] names, float[] contributions, int direction)
    {
        IEnumerable<string> reasons = contributions.Index().OrderByDescending(pair => direction * pair.Item)
            .Where(pair => direction * pair.Item > 0).Take(MaxReasons)
            .Select(pair => $"{Text.Shorten(names[pair.Index])}{DescribeValue(table, row, names[pair.Index], pair.Index, names.Length)} ({Text.Signed(pair.Item)})");
        return string.Join(", ", reasons);
    }

    /// <summary>The value in the row, where one column has it.</summary>
    private static string DescribeValue(RowTable table, int row, string name, int slot, int slots)
    {
        MemoryColumn? column = table.Columns.FirstOrDefault(column => column.Name == name && column.Slots == 1);
        if (column != null)
            return " = " + Text.Shorten(column.Describe(row));
        column = table.Columns.FirstOrDefault(column => column.Slots == slots && slots > 1 && column.NameOf(slot) == name);
        return column == null ? "" : " = " + column.Describe(row, slot);
    }

    private static string[] NamesOf(DataViewSchema.Column column, string features)
    {
        int count = ((VectorDataViewType)column.Type).Size;
        string[] numbers = [.. Enumerable.Range(0, count).Select(i => $"{features}[{i}]")];
        if (!column.HasSlotNames())
            return numbers;
        VBuffer<ReadOnlyMemory<char>> names = default;
        column.GetSlotNames(ref names);
        return [.. names.DenseValues().Zip(numbers, (name, number) => name.IsEmpty ? number : name.ToString())];
    }
}
