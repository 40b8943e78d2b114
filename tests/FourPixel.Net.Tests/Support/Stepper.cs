using System.Runtime.InteropServices;
using FourPixel.Net.Numerics;
using FourPixel.Net.Optimizers;
using FourPixel.Net.Training;

namespace FourPixel.Net.Tests.Support;

/// <summary>An optimizer at work on the six weights and the bias of a network that is there for nothing else.</summary>
internal sealed class Stepper : IDisposable
{
    private readonly Network _network = new(6, [new Dense(1)]);
    private readonly Gradient _gradient;
    private readonly ParameterUpdate _update;
    private readonly double _learningRate;
    private readonly ThreadTeam _team = new(1);

    public Stepper(TrainingOptions options, ReadOnlySpan<float> weights, float bias = 0)
    {
        weights.CopyTo(_network.Layers[0].Weights);
        _network.Layers[0].Biases[0] = bias;
        _gradient = new Gradient(_network);
        _update = ParameterUpdate.Create(_network, _gradient, options);
        _learningRate = options.EffectiveLearningRate;
    }

    /// <summary>The optimizers that take a step for each batch.</summary>
    public static IEnumerable<Optimizer> Optimizers =>
        Enum.GetValues<Optimizer>().Where(optimizer => optimizer != Optimizer.LBFGS);

    public float[] Weights => _network.Layers[0].Weights.ToArray();

    public float Bias => _network.Layers[0].Biases[0];

    /// <summary>What the optimizer remembers of earlier gradients, moment by moment, each of six weights and the bias.</summary>
    public float[] Moments
    {
        get
        {
            using var stream = new MemoryStream();
            using (var writer = new StateWriter(stream))
                _update.Exchange(writer);
            int moments = (int)(stream.Length - sizeof(long)) / sizeof(float);
            return MemoryMarshal.Cast<byte, float>(stream.ToArray())[..moments].ToArray();
        }
    }

    /// <summary>One step against the gradients of the weights; that of the bias is 0 unless told.</summary>
    public void Step(ReadOnlySpan<float> gradients, float biasGradient = 0)
    {
        gradients.CopyTo(_gradient.Values.Span);
        _gradient.Values.Span[^1] = biasGradient;
        _update.Step(_learningRate, _team);
    }

    public void Dispose() => _team.Dispose();
}
