using FourPixel.Net;

namespace FourPixel.Onnx.Tests.Support;

/// <summary>Networks whose scaler has bins, and rows for them: some with missing values, some outside of all bins.</summary>
internal static class BinnedNetworks
{
    private const int RowCount = 17;

    public static (Network Network, float[] Rows) Draw(int seed)
    {
        var random = new Random(seed);
        int inputs = random.Next(1, 12);
        InputScaler scaler = DrawScaler(random, inputs, isFarFromZero: seed % 2 == 1);
        Dense[] hidden = seed % 3 == 0 ? [] : [new Dense(random.Next(1, 30), Activation.SiLU)];
        var network = new Network(scaler.FeatureCount, [.. hidden, new Dense(3, seed % 4 < 2 ? Activation.Softmax : Activation.Identity)], seed)
        {
            InputScaler = scaler,
        };
        foreach (ref float bias in network.Layers[0].Biases)
            bias = random.NextSingle() - 0.5f;
        float[] rows = [.. Enumerable.Range(0, RowCount * inputs).Select(i =>
            random.Next(8) == 0 ? float.NaN : (float)scaler.Shift[i % inputs] + ((random.Next(8) == 0 ? 50 : 3) * ((2 * random.NextSingle()) - 1)))];
        return (network, rows);
    }

    /// <summary>About two of three columns have bins, which lie up to two from the column's centre.</summary>
    private static InputScaler DrawScaler(Random random, int inputs, bool isFarFromZero)
    {
        float[] shift = [.. Enumerable.Range(0, inputs).Select(_ => (isFarFromZero ? 1000 : 2) * ((2 * random.NextSingle()) - 1))];
        float[] scale = [.. shift.Select(_ => 0.5f + random.NextSingle())];
        int[] columns = [.. Enumerable.Range(0, inputs).Where(_ => random.Next(3) > 0).DefaultIfEmpty(inputs - 1)
            .SelectMany(column => Enumerable.Repeat(column, random.Next(1, 20)))];
        var bins = new QuantileBins(
            columns,
            [.. columns.Select(column => shift[column] + (4 * random.NextSingle()) - 2)],
            [.. columns.Select(_ => 0.5f + random.NextSingle())],
            [.. columns.Select(_ => random.NextSingle())]);
        return new InputScaler(shift, scale, bins);
    }
}
