using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.MLNet.Tests.Support;

/// <summary>A row of many features, few of which are not 0.</summary>
public sealed class WideRow
{
    public VBuffer<float> Features { get; set; }

    public bool Label { get; set; }
}

/// <summary>Makes such rows, and views of them.</summary>
internal static class WideRows
{
    /// <summary>Rows whose label is whether the first half of the columns has more values than the second.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">Features in a row.</param>
    /// <param name="filled">Features in a row that are not 0.</param>
    /// <param name="seed">Decides which rows.</param>
    public static IEnumerable<WideRow> Make(int rows, int columns, int filled, int seed = 1)
    {
        var random = new Random(seed);
        var chosen = new SortedSet<int>();
        for (int row = 0; row < rows; row++)
        {
            // Most values are of the row's own half.
            bool label = random.Next(2) == 1;
            for (chosen.Clear(); chosen.Count < filled;)
                chosen.Add(random.Next(columns / 2) + (random.Next(10) < 8 == label ? 0 : columns / 2));
            float[] values = [.. chosen.Select(_ => 1 + random.NextSingle())];
            yield return new WideRow { Label = label, Features = new VBuffer<float>(columns, filled, values, [.. chosen]) };
        }
    }

    public static IDataView ToView(this IEnumerable<WideRow> rows, MLContext context, int columns)
    {
        var schema = SchemaDefinition.Create(typeof(WideRow));
        schema[nameof(WideRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, columns);
        return context.Data.LoadFromEnumerable(rows, schema);
    }

    /// <summary>The same rows, their zeros written out.</summary>
    public static IEnumerable<WideRow> ToDense(this IEnumerable<WideRow> rows) =>
        rows.Select(row => new WideRow { Label = row.Label, Features = new VBuffer<float>(row.Features.Length, [.. row.Features.DenseValues()]) });
}
