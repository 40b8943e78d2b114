using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.MLNet.Tests.Support;

/// <summary>One small pipeline of each task, with featurization, trained on made-up rows.</summary>
internal static class ThreeModels
{
    public const int Seed = 1;

    private static readonly MLContext _context = new(Seed);

    public static IDataView Rows { get; } = _context.Data.LoadFromEnumerable(MakeRows(60));

    /// <summary>More of the same, which are enough for bins.</summary>
    public static IDataView MoreRows { get; } = _context.Data.LoadFromEnumerable(MakeRows(120));

    public static IReadOnlyList<ITransformer> All { get; } = [Multiclass, Binary, Regression];

    public static byte[] Save(ITransformer model)
    {
        using var stream = new MemoryStream();
        _context.Model.Save(model, Rows.Schema, stream);
        return stream.ToArray();
    }

    /// <summary>The scores and other outputs of some rows, as text.</summary>
    public static string Score(ITransformer model)
    {
        IDataView scored = model.Transform(_context.Data.TakeRows(Rows, 5));
        string[] wanted = ["Score", "Probability", "PredictedLabel"];
        var preview = scored.Preview();
        return string.Join('\n', preview.RowView.SelectMany(row => row.Values)
            .Where(value => wanted.Contains(value.Key))
            .Select(value => value.Key + " " + (value.Value is VBuffer<float> vector ? string.Join(' ', vector.DenseValues()) : value.Value)));
    }

    private static ITransformer Multiclass => _context.Transforms.Categorical.OneHotEncoding("Colour")
        .Append(_context.Transforms.Concatenate("Features", "Colour", "Size", "Weight"))
        .Append(_context.Transforms.Conversion.MapValueToKey("Label", "Kind"))
        .Append(_context.MulticlassClassification.Trainers.FourPixel(hiddenLayers: [8], numberOfEpochs: 3))
        .Append(_context.Transforms.Conversion.MapKeyToValue("PredictedLabel"))
        .Fit(Rows);

    private static ITransformer Binary => _context.Transforms.Concatenate("Features", "Size", "Weight")
        .Append(_context.Transforms.NormalizeMinMax("Features"))
        .Append(_context.BinaryClassification.Trainers.FourPixel("IsRipe", hiddenLayers: [8], numberOfEpochs: 3))
        .Fit(Rows);

    private static ITransformer Regression => _context.Transforms.Concatenate("Features", "Size", "Weight")
        .Append(_context.Regression.Trainers.FourPixel("Price", hiddenLayers: [8], numberOfEpochs: 3))
        .Fit(Rows);

    private static Fruit[] MakeRows(int rows)
    {
        var random = new Random(Seed);
        string[] colours = ["red", "green", "yellow"], kinds = ["apple", "pear", "melon"];
        return
        [
            .. Enumerable.Range(0, rows).Select(i => new Fruit
            {
                Colour = colours[random.Next(3)],
                Size = (i % 3) + random.NextSingle(),
                Weight = random.Next(20) == 0 ? float.NaN : (i % 3 * 100) + random.NextSingle(),
                Kind = kinds[i % 3],
                IsRipe = random.Next(2) == 0,
                Price = (i % 3) + random.NextSingle(),
            }),
        ];
    }

    internal sealed class Fruit
    {
        public string Colour { get; set; } = "";

        public float Size { get; set; }

        public float Weight { get; set; }

        public string Kind { get; set; } = "";

        public bool IsRipe { get; set; }

        public float Price { get; set; }
    }
}
