using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;

namespace FourPixel.Onnx.Tests.Support;

/// <summary>ONNX Runtime at work on a model.</summary>
internal sealed class OnnxSession : IDisposable
{
    private readonly InferenceSession _session;

    public OnnxSession(byte[] model)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        _session = new InferenceSession(model, options);
    }

    public OnnxSession(IMessage model) : this(model.ToByteArray())
    {
    }

    public IReadOnlyDictionary<string, NodeMetadata> Inputs => _session.InputMetadata;

    public IReadOnlyDictionary<string, NodeMetadata> Outputs => _session.OutputMetadata;

    public void Dispose() => _session.Dispose();

    /// <summary>One output for rows of floats.</summary>
    public float[] Run(float[] rows, int columns, string output)
    {
        using OrtValue features = OrtValue.CreateTensorValueFromMemory(rows, [rows.Length / columns, columns]);
        var inputs = new Dictionary<string, OrtValue> { [Inputs.Keys.Single()] = features };
        using var options = new RunOptions();
        using var results = _session.Run(options, inputs, [output]);
        return results[0].GetTensorDataAsSpan<float>().ToArray();
    }

    /// <summary>All outputs, whatever they are, as arrays; for one row in columns of their own.</summary>
    public Dictionary<string, Array> RunRow(IReadOnlyDictionary<string, object> row)
    {
        var inputs = row.Where(cell => Inputs.ContainsKey(cell.Key)).ToDictionary(cell => cell.Key, cell => ToTensor(cell.Value));
        string[] names = [.. Outputs.Keys];
        using var options = new RunOptions();
        using var results = _session.Run(options, inputs, names);
        foreach (OrtValue input in inputs.Values)
            input.Dispose();
        return names.Select((name, i) => (name, ToArray(results[i]))).ToDictionary(pair => pair.name, pair => pair.Item2);
    }

    private static OrtValue ToTensor(object cell)
    {
        switch (cell)
        {
            case float number:
                return OrtValue.CreateTensorValueFromMemory(new[] { number }, [1, 1]);
            case bool truth:
                return OrtValue.CreateTensorValueFromMemory(new[] { truth }, [1, 1]);
            default:
                OrtValue text = OrtValue.CreateTensorWithEmptyStrings(OrtAllocator.DefaultInstance, [1, 1]);
                text.StringTensorSetElementAt(cell.ToString(), 0);
                return text;
        }
    }

    private static Array ToArray(OrtValue value) => value.GetTensorTypeAndShape().ElementDataType switch
    {
        Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.Float => value.GetTensorDataAsSpan<float>().ToArray(),
        Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.Bool => value.GetTensorDataAsSpan<bool>().ToArray(),
        Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.UInt32 => value.GetTensorDataAsSpan<uint>().ToArray(),
        Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.String => value.GetStringTensorAsArray(),
        var other => throw new NotSupportedException($"{other}"),
    };
}
