using FourPixel.MLNet;
using FourPixel.Report.Models;
using FourPixel.Report.Page;
using FourPixel.Report.Results;
using FourPixel.Report.Rows;
using Microsoft.ML;

namespace FourPixel.Report.Tasks;

/// <summary>What is predicted, and how good the predictions are.</summary>
internal abstract class ReportTask(ReportInput input)
{
    /// <summary>The name of the task.</summary>
    public abstract string Name { get; }

    /// <summary>The rows with a label, counted from 0.</summary>
    public abstract IReadOnlyList<long> Positions { get; }

    /// <summary>What the label's values are.</summary>
    public abstract string LabelSummary { get; }

    /// <summary>How good the model is, in one or two sentences.</summary>
    public abstract string Reading { get; }

    /// <summary>The metrics; the first three are shown at the top.</summary>
    public abstract IReadOnlyList<Metric> Metrics { get; }

    /// <summary>The names of the two numbers of <see cref="Measure"/>.</summary>
    public abstract (string Loss, string Score) QualityNames { get; }

    /// <summary>The unit of the contributions to a score.</summary>
    public abstract string ScoreUnit { get; }

    /// <summary>The second number of <see cref="Measure"/> in words.</summary>
    public abstract string DescribeScore(double score);

    protected ReportInput Input => input;

    public static ReportTask Create(ReportInput input) => input.Model.Parameters switch
    {
        FourPixelBinaryModelParameters => new BinaryReport(input),
        FourPixelMulticlassModelParameters => new MulticlassReport(input),
        _ => new RegressionReport(input),
    };

    /// <summary>Measures scored rows, all of which have a label.</summary>
    public abstract Quality Measure(IDataView scored);

    /// <summary>The sections that plot the predictions.</summary>
    public abstract IEnumerable<Section> MakePlots();

    /// <summary>The rows with the largest errors, the largest first.</summary>
    public abstract IReadOnlyList<RowError> FindErrors(int most);

    /// <summary>The features that led to each error, in the order of the errors.</summary>
    /// <param name="errors">The errors.</param>
    /// <param name="usual">The baseline rows.</param>
    public abstract ErrorReason[] Explain(IReadOnlyList<RowError> errors, RowTable usual);

    protected ErrorReason[] Explain(IReadOnlyList<RowError> errors, RowTable usual, int? output)
    {
        if (errors.Count == 0)
            return [];
        int[] order = [.. Enumerable.Range(0, errors.Count).OrderBy(i => errors[i].Position)];
        var rows = RowTable.Read(input.Rows, input.RowColumns, [.. order.Select(i => errors[i].Position)], input.Cancellation);
        string[] reasons = RowReason.Describe(input.Context, input.Model, usual, rows, output, [.. order.Select(i => errors[i].Direction)]);
        MemoryColumn? names = rows.Columns.FirstOrDefault(column => column.Name == input.Options.RowNameColumn);
        ErrorReason[] explained = new ErrorReason[errors.Count];
        for (int i = 0; i < order.Length; i++)
            explained[order[i]] = new ErrorReason(names?.Describe(i) ?? $"Row {errors[order[i]].Position + 1}", reasons[i]);
        return explained;
    }

    protected void CheckRows()
    {
        if (Positions.Count == 0)
            throw new ArgumentException($"No held-out row has a known label in '{input.LabelName}'; pass rows with labels of the training classes.");
    }
}
