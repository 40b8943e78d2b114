using Microsoft.ML;

namespace FourPixel.Report.Results;

/// <summary>A column of which only the type is shown.</summary>
internal sealed class OtherSummary(DataViewSchema.Column column) : ColumnSummary(column)
{
    public override Action Open(DataViewRow row) => () => { };

    public override string Describe() => "";
}
