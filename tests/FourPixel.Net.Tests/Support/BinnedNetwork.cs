namespace FourPixel.Net.Tests.Support;

/// <summary>A network whose scaler has bins, and the same one that takes their features as its inputs.</summary>
internal static class BinnedNetwork
{
    public const int Inputs = 7;

    public static Network Make(int binsOfAColumn = 5, int seed = 1, int hidden = 9)
    {
        InputScaler scaler = NaiveBins.DrawScaler(Inputs, binsOfAColumn, seed);
        return new Network(scaler.FeatureCount, [new Dense(hidden, Activation.SiLU), new Dense(3, Activation.Softmax)], seed) { InputScaler = scaler };
    }

    /// <summary>The same weights, without the scaler.</summary>
    public static Network WithoutScaler(this Network network)
    {
        Network bare = network.Clone();
        bare.InputScaler = null;
        return bare;
    }

    /// <summary>Rows with zeros and missing values.</summary>
    public static float[][] MakeRows(int count) =>
    [
        .. SparseRowsOf.Noise(count * Inputs, 0.6, seed: 3).Select((x, i) => i % 13 == 5 ? float.NaN : 2 * x).Chunk(Inputs),
    ];
}
