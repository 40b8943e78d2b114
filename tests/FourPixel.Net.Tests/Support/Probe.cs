using FourPixel.Net.Numerics;
using FourPixel.Net.Scaling;
using FourPixel.Net.Training;

namespace FourPixel.Net.Tests.Support;

/// <summary>One batch in front of a network: its loss and gradients, computed as a training computes them.</summary>
internal sealed class Probe : IDisposable
{
    private readonly ThreadTeam _team = new(1);
    private readonly float[] _inputs;
    private readonly float[] _targets;
    private readonly float[]? _weights;
    private readonly int _rows;
    private readonly InputBatch _batch;
    private readonly ForwardPass _pass;
    private readonly Backpropagation _backpropagation;

    public Probe(Network network, TrainingOptions options, float[] inputs, float[] targets, float[]? weights = null)
    {
        Network = network;
        _inputs = inputs;
        _targets = targets;
        _weights = weights;
        _rows = inputs.Length / network.Inputs;
        LossFunction loss = LossFunction.Create(options);
        _batch = new InputBatch(network, RowEncoder.ProductOnly(null, network.Inputs), _rows);
        _pass = new ForwardPass(network, _batch, _rows, _team, rawOutputs: loss.Contains != null);
        _backpropagation = new Backpropagation(_pass, loss, _rows);
        if (options.EffectiveInputDropout > 0)
            _pass.InputDropout = new Dropout(options.EffectiveInputDropout, 0, 0);
        for (int i = 0; i < _pass.Layers.Length - 1 && options.EffectiveDropout > 0; i++)
            _pass.Layers[i].Dropout = new Dropout(options.EffectiveDropout, 0, i + 1);
    }

    public Network Network { get; }

    /// <summary>In the order of the network's parameters; of the last batch that was run.</summary>
    public ReadOnlySpan<float> Gradients => _backpropagation.Gradient.Values.Span;

    public ReadOnlySpan<float> WeightGradients(int layer) => Gradients[Network.Layers[layer].WeightRange];

    public ReadOnlySpan<float> BiasGradients(int layer) => Gradients[Network.Layers[layer].BiasRange];

    /// <summary>Forward and back; returns the loss. The same step has the same dropout masks.</summary>
    public double Run(long step = 0)
    {
        _inputs.CopyTo(_batch.Values.Span);
        double totalWeight = LossFunction.TotalWeight(_weights, _rows);
        return _backpropagation.Run(_targets, _weights, _rows, totalWeight, step) / totalWeight;
    }

    /// <summary>Holds the gradient of every parameter against the central difference of the loss.</summary>
    /// <param name="because">What network this is.</param>
    /// <param name="step">How far to move each parameter.</param>
    public void ShouldHaveTheGradientsOfCentralDifferences(string because, float step = 1 / 32f)
    {
        Run();
        float[] gradients = Gradients.ToArray();
        float[] parameters = Network.Parameters.Span.ToArray();
        var expected = new double[parameters.Length];
        for (int i = 0; i < parameters.Length; i++)
        {
            expected[i] = CentralDifference.Of(at =>
            {
                Network.Parameters.Span[i] = at;
                return Run();
            }, parameters[i], step);
            Network.Parameters.Span[i] = parameters[i];
        }

        gradients.Should().Contain(slope => MathF.Abs(slope) > 1e-3f, "there should be something to compare");
        // The loss is rounded to float on its way, and the difference divides that by the step.
        double size = Math.Max(0.2, expected.Max(Math.Abs));
        gradients.ShouldBeCloseTo(expected, because, relative: 0, absolute: 1e-4, size: size);
    }

    public void Dispose() => _team.Dispose();
}
