using FourPixel.MLNet;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Benchmarks.Rows;

/// <summary>Sparse rows, and the time and memory of training on them.</summary>
/// <param name="Name">The name of the case.</param>
/// <param name="Columns">The number of columns.</param>
/// <param name="Filled">The number of nonzero values in a row.</param>
/// <param name="Drawn">The number of columns that they are drawn from.</param>
/// <param name="Distance">The distance between these columns.</param>
internal sealed record SparseCase(string Name, int Columns, int Filled, int Drawn, int Distance = 1)
{
    private const int Rows = 20_000;

    private readonly MLContext _context = new(seed: 1);
    private IDataView? _view;

    /// <summary>Runs one Fit, without validation.</summary>
    public void Fit(int epochs) => new FourPixelBinaryTrainer(_context, new()
    {
        Recipe = Recipe.Textbook,
        HiddenLayers = [64],
        NumberOfEpochs = epochs,
        Patience = 0,
        ValidationFraction = 0,
        Seed = 1,
    }).Fit(_view ??= MakeView());

    /// <summary>The label is whether most of the row's values are in the first half of the columns.</summary>
    private IDataView MakeView()
    {
        var random = new Random(1);
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, Columns);
        return _context.Data.LoadFromEnumerable(Enumerable.Range(0, Rows).Select(_ => MakeRow(random)).ToArray(), schema);
    }

    private Row MakeRow(Random random)
    {
        var columns = new SortedSet<int>();
        while (columns.Count < Filled)
            columns.Add(random.Next(Drawn) * Distance);
        float[] values = [.. columns.Select(_ => 0.5f + random.NextSingle())];
        return new Row
        {
            Features = new VBuffer<float>(Columns, Filled, values, [.. columns]),
            Label = columns.Count(column => column < Drawn * Distance / 2) > Filled / 2,
        };
    }

    private sealed class Row
    {
        public VBuffer<float> Features { get; set; }

        public bool Label { get; set; }
    }
}
