using FourPixel.MLNet;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Benchmarks.Rows;

/// <summary>Rows that are generated on demand, and training on them within a memory bound.</summary>
/// <param name="rows">The number of rows.</param>
/// <param name="bound">The memory bound in bytes; null for the default, which is more than they need.</param>
internal sealed class StreamingCase(int rows, long? bound)
{
    public const int Columns = 256;

    private readonly float[] _noise = [.. MakeNoise()];

    /// <summary>The lowest validation loss of two epochs.</summary>
    public double Fit(int seed)
    {
        var context = new MLContext(seed);
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, Columns);
        return new FourPixelBinaryTrainer(context, new() { Recipe = Recipe.Textbook, HiddenLayers = [32], NumberOfEpochs = 2, MemoryBound = bound, Seed = seed })
            .Fit(context.Data.LoadFromEnumerable(Rows(), schema))
            .Model.SubModel.History.Epochs.Min(epoch => epoch.ValidationLoss!.Value);
    }

    /// <summary>Always the same object, so that garbage is not measured. Each row is a part of the noise.</summary>
    private IEnumerable<Row> Rows()
    {
        var random = new Random(1);
        var row = new Row();
        for (int i = 0; i < rows; i++)
        {
            _noise.AsSpan(random.Next(_noise.Length - Columns), Columns).CopyTo(row.Features);
            row.Label = row.Features[0] + row.Features[1] - row.Features[2] + random.NextSingle() > 0.5f;
            yield return row;
        }
    }

    private static IEnumerable<float> MakeNoise()
    {
        var random = new Random(2);
        return Enumerable.Range(0, 1 << 20).Select(_ => (2 * random.NextSingle()) - 1);
    }

    private sealed class Row
    {
        public float[] Features { get; } = new float[Columns];

        public bool Label { get; set; }
    }
}
