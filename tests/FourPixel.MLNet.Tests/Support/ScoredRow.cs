using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.MLNet.Tests.Support;

/// <summary>A row that some model has scored.</summary>
public sealed class ScoredRow
{
    public float[] Features { get; set; } = [];

    public float Score { get; set; }

    public float Label { get; set; }
}

internal static class ScoredRows
{
    public static IDataView ToView(this IReadOnlyList<ScoredRow> rows, MLContext context)
    {
        var schema = SchemaDefinition.Create(typeof(ScoredRow));
        schema[nameof(ScoredRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, rows[0].Features.Length);
        return context.Data.LoadFromEnumerable(rows, schema);
    }
}
