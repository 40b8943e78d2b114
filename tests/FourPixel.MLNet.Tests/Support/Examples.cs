using Microsoft.ML;

namespace FourPixel.MLNet.Tests.Support;

/// <summary>Rows to learn from, the same at each call.</summary>
internal static class Examples
{
    /// <summary>Three classes of things, of columns whose sizes differ by a factor of 1,000; some values are missing.</summary>
    public static List<Example> Make(int rows = 120, int seed = 1, bool withMissing = true)
    {
        var random = new Random(seed);
        var examples = new List<Example>();
        for (int i = 0; i < rows; i++)
        {
            int kind = i % 3;
            float a = (3 * kind) + (2 * random.NextSingle()), b = 0.01f * ((kind == 1 ? 2 : 0) + random.NextSingle());
            float c = 5000 + (1000 * random.NextSingle());
            float price = (10 * a) + (0.01f * c);
            examples.Add(new Example
            {
                A = a,
                B = withMissing && i % 17 == 5 ? float.NaN : b,
                C = c,
                Class = (uint)kind,
                Kind = $"kind {kind}",
                IsLarge = c > 5500,
                Price = price,
                Prices = [price, 100 - (1000 * b)],
                Weight = 1 + (i % 2),
                Free = new float[i % 4],
            });
        }
        return examples;
    }

    /// <summary>The rows as a data view with a column of features, whose slots have names, and a key with names.</summary>
    public static IDataView ToView(this IEnumerable<Example> examples, MLContext context)
    {
        IDataView rows = context.Data.LoadFromEnumerable(examples);
        return Featurizer(context).Fit(rows).Transform(rows);
    }

    public static IEstimator<ITransformer> Featurizer(MLContext context) =>
        context.Transforms.Concatenate("Features", nameof(Example.A), nameof(Example.B), nameof(Example.C))
            .Append(context.Transforms.Conversion.MapValueToKey("KindKey", nameof(Example.Kind)));
}
