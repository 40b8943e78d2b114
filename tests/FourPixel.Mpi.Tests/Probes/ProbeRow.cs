using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Mpi.Tests.Probes;

/// <summary>A row with a label for each task.</summary>
internal sealed class ProbeRow
{
    [KeyType(3)]
    public uint Class { get; set; }

    public string Name => $"class {Class}";

    public bool IsLarge { get; set; }

    public float Price { get; set; }

    public VBuffer<float> Features { get; set; }

    /// <summary>The same rows at each call.</summary>
    /// <param name="rows">How many.</param>
    /// <param name="columns">Features in a row.</param>
    /// <param name="filled">Features in a row that are not 0.</param>
    public static IEnumerable<ProbeRow> Make(int rows, int columns, int filled)
    {
        var random = new Random(1);
        for (int row = 0; row < rows; row++)
        {
            int[] places = [.. Enumerable.Range(0, columns).OrderBy(_ => filled == columns ? 0 : random.Next()).Take(filled).Order()];
            float[] values = [.. places.Select(_ => random.NextSingle())];
            float sum = values[0] + values[1] + (places[0] < columns / 20 ? 0.5f : 0);
            yield return new ProbeRow
            {
                Features = new VBuffer<float>(columns, filled, values, places),
                Class = (uint)Math.Min(2, (int)(1.5f * sum)),
                IsLarge = sum > 1,
                Price = 100 * sum,
            };
        }
    }

    public static IDataView ToView(IEnumerable<ProbeRow> rows, MLContext context, int columns)
    {
        var schema = SchemaDefinition.Create(typeof(ProbeRow));
        schema[nameof(Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, columns);
        return context.Data.LoadFromEnumerable(rows, schema);
    }
}
