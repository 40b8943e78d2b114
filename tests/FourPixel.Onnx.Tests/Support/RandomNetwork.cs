using FourPixel.Net;

namespace FourPixel.Onnx.Tests.Support;

/// <summary>Networks of many shapes, with weights, biases and scaling as training leaves them.</summary>
internal sealed class RandomNetwork
{
    private const int RowCount = 17;

    private static readonly Activation[] _hidden = [.. Enum.GetValues<Activation>().Where(a => a is not (Activation.Softmax or Activation.Exponential))];
    private static readonly Activation[] _outputs = Enum.GetValues<Activation>();

    private readonly Random _random;

    public RandomNetwork(int seed)
    {
        _random = new Random(seed);
        int inputs = _random.Next(1, 30);
        Dense[] layers =
        [
            .. Enumerable.Range(0, _random.Next(4)).Select(_ => new Dense(_random.Next(1, 40), _hidden[_random.Next(_hidden.Length)])),
            new Dense(_random.Next(1, 6), _outputs[seed % _outputs.Length]),
        ];
        Network = new Network(inputs, layers, seed);
        foreach (Layer layer in Network.Layers)
        {
            foreach (ref float bias in layer.Biases)
                bias = (float)Normal() * 0.3f;
        }
        Rows = MakeRows(seed);
    }

    public Network Network { get; }

    /// <summary>[rows, inputs]; where there is a scaler, with missing values.</summary>
    public float[] Rows { get; }

    /// <summary>A third has no scaler, a third one that can be folded, and a third columns far from 0 or without a spread.</summary>
    private float[] MakeRows(int seed)
    {
        int inputs = Network.Inputs;
        if (seed % 3 == 0)
            return [.. Enumerable.Range(0, RowCount * inputs).Select(_ => (float)Normal())];

        double farthest = seed % 3 == 1 ? 2 : 1000;
        double[] spreads = [.. Enumerable.Range(0, inputs).Select(_ => Math.Exp(3 * Normal()))];
        double[] centres = [.. spreads.Select(spread => spread * farthest * ((_random.NextDouble() * 2) - 1))];
        Network.InputScaler = new InputScaler(
            [.. centres.Select(centre => (float)centre)],
            [.. spreads.Select(spread => seed % 3 == 2 && _random.Next(8) == 0 ? 0 : (float)(1 / spread))]);
        return [.. Enumerable.Range(0, RowCount * inputs).Select(i =>
            _random.Next(10) == 0 ? float.NaN : (float)(centres[i % inputs] + (spreads[i % inputs] * Normal())))];
    }

    private double Normal() =>
        Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
