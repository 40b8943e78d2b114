using FourPixel.Net;
using Microsoft.ML.OnnxRuntime;

namespace FourPixel.Benchmarks.Onnx;

/// <summary>Scores the same rows repeatedly with ONNX Runtime, in the fastest way: tensors are created once.</summary>
internal sealed class OnnxScorer : IDisposable
{
    private readonly InferenceSession _session;
    private readonly RunOptions _options = new();
    private readonly string[] _inputNames;
    private readonly string[] _outputNames;
    private readonly OrtValue[] _inputs;
    private readonly OrtValue[] _outputs;

    public OnnxScorer(Network network, float[] rows)
    {
        using var model = new MemoryStream();
        network.ExportOnnx(model);
        using var sessionOptions = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        _session = new InferenceSession(model.ToArray(), sessionOptions);

        long count = rows.Length / network.Inputs;
        _inputNames = [.. _session.InputMetadata.Keys];
        _outputNames = [_session.OutputMetadata.Keys.Last()];
        _inputs = [OrtValue.CreateTensorValueFromMemory(rows, [count, network.Inputs])];
        _outputs = [OrtValue.CreateTensorValueFromMemory(new float[count * network.Outputs], [count, network.Outputs])];
    }

    public void Score() => _session.Run(_options, _inputNames, _inputs, _outputNames, _outputs);

    public void Dispose()
    {
        _inputs[0].Dispose();
        _outputs[0].Dispose();
        _options.Dispose();
        _session.Dispose();
    }
}
