using FourPixel.Net;
using FourPixel.Net.Numerics;
using FourPixel.Net.Training;

namespace FourPixel.Slides;

/// <summary>
/// The error of a network over a set of rows and its gradient, computed by the engine.
/// </summary>
internal sealed class NetworkError : IDisposable
{
    private readonly ThreadTeam _team = new(1);
    private readonly ForwardPass _pass;
    private readonly Backpropagation _backpropagation;
    private readonly BatchReader _reader;
    private readonly double _totalWeight;

    public NetworkError(Network network, ExampleSet examples, TrainingOptions options)
    {
        LossFunction loss = LossFunction.Create(options);
        _pass = new ForwardPass(network, InputBatch.Create(network, examples, examples.Rows, isPlain: true, RankGroup.Alone, _team), examples.Rows, _team, rawOutputs: loss.Contains != null);
        _backpropagation = new Backpropagation(_pass, loss, examples.Rows);
        _reader = new BatchReader(examples, network, examples.Rows, network.Members);
        _reader.Start();
        _reader.Next(_pass.Inputs, _team);
        _totalWeight = LossFunction.TotalWeight(_reader.Weights, _reader.Answers);
    }

    /// <summary>One forward pass over all rows, and the mean loss.</summary>
    public double Measure()
    {
        _pass.Prepare();
        _pass.Run(_reader.Rows);
        return _backpropagation.Judge(_reader.Targets, _reader.Weights, _reader.Rows, _totalWeight) / _totalWeight;
    }

    /// <summary>One forward pass over all rows and one back: the slope for every parameter.</summary>
    public float[] Backpropagate()
    {
        _backpropagation.Run(_reader.Targets, _reader.Weights, _reader.Rows, _totalWeight, step: 0);
        return _backpropagation.Gradient.Values.Span.ToArray();
    }

    public void Dispose()
    {
        _reader.Dispose();
        _team.Dispose();
    }
}
