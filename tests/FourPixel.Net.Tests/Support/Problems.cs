using FourPixel.Net.Numerics;

namespace FourPixel.Net.Tests.Support;

/// <summary>Small things to learn.</summary>
internal static class Problems
{
    /// <summary>The slides' eight pure pictures of the four-pixel camera, from -1 (black) to 1 (white).</summary>
    public static ExampleSet Camera { get; } = new(
    [
        1, 1, 1, 1, -1, -1, -1, -1,     // solid
        1, -1, 1, -1, -1, 1, -1, 1,     // vertical: the left or the right column is white
        1, -1, -1, 1, -1, 1, 1, -1,     // diagonal
        1, 1, -1, -1, -1, -1, 1, 1,     // horizontal: the top or the bottom row is white
    ], 4, [0, 0, 1, 1, 2, 2, 3, 3], 1);

    /// <summary>Two bits, and whether they differ.</summary>
    public static ExampleSet Xor { get; } = new([0, 0, 0, 1, 1, 0, 1, 1], 2, [0, 1, 1, 0], 1);

    /// <summary>Noise, with targets between -1 and 1 that depend on it.</summary>
    public static ExampleSet Regression(int rows, int inputs, int outputs = 1, int seed = 0, float[]? weights = null)
    {
        var x = Noise(rows * inputs, seed);
        float[] y =
        [
            .. Enumerable.Range(0, rows * outputs)
                .Select(i => MathF.Sin(3 * x[i / outputs * inputs]) * ((i % outputs) + 1) / outputs),
        ];
        return new ExampleSet(x, inputs, y, outputs, weights);
    }

    /// <summary>Evenly from -1 to 1.</summary>
    public static float[] Noise(int length, int seed = 0)
    {
        var random = new SeededRandom(seed, RandomPurpose.Shuffle, index: 1000);
        var noise = new float[length];
        foreach (ref float value in noise.AsSpan())
            value = (2 * random.NextSingle()) - 1;
        return noise;
    }

    public static TrainingHistory Train(this Network network, TrainingOptions options, ExampleSet training,
        ExampleSet? validation = null) =>
        new NetworkTrainer(options).Train(network, training, validation);

    /// <summary>The mean squared error of a network's answers, by the loss itself.</summary>
    public static double MeanSquaredError(this Network network, ExampleSet examples)
    {
        float[] inputs = [.. Rows(examples, row => examples.InputsOf(row).Values)];
        float[] targets = [.. Rows(examples, examples.TargetsOf)];
        float[] weights = [.. Enumerable.Range(0, examples.Rows).Select(examples.WeightOf)];
        return LossFunction.Create(new TrainingOptions { Loss = Loss.MeanSquaredError })
            .Evaluate(network.Forward(inputs), targets, weights, new float[targets.Length], examples.Rows);
    }

    private delegate ReadOnlySpan<float> Row(int row);

    private static IEnumerable<float> Rows(ExampleSet examples, Row row) =>
        Enumerable.Range(0, examples.Rows).SelectMany(i => row(i).ToArray());
}
