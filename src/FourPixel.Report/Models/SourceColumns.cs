using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Report.Models;

/// <summary>The columns of the rows that a model's features and its label are made of.</summary>
/// <param name="Features">The columns that the features are made of.</param>
/// <param name="Label">The columns that the label is made of.</param>
internal sealed record SourceColumns(IReadOnlyList<DataViewSchema.Column> Features, IReadOnlyList<DataViewSchema.Column> Label)
{
    public IEnumerable<DataViewSchema.Column> All => Features.Concat(Label).DistinctBy(column => column.Index);

    public static SourceColumns Find(ReportedModel model, DataViewSchema rows, DataViewSchema scored)
    {
        IRowToRowMapper mapper = model.Pipeline.GetRowToRowMapper(rows);
        return new SourceColumns(Trace(model.FeatureColumn), Trace(model.LabelColumn));

        DataViewSchema.Column[] Trace(string name) => [.. mapper.GetDependencies([scored[name]]).OrderBy(column => column.Index)];
    }
}
