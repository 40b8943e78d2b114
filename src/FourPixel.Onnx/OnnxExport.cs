using FourPixel.Net.Export;
using FourPixel.Net.Export.Onnx;
using FourPixel.Net.Serialization;
using Google.Protobuf;

namespace FourPixel.Net;

/// <summary>
/// Exports networks as ONNX files for ONNX Runtime and other runtimes. The model uses standard operators only, takes any number
/// of rows, and includes input scaling and the handling of missing values (NaN).
/// </summary>
public static class OnnxExport
{
    /// <summary>The maximum size of the format, a Protocol Buffers message, in bytes.</summary>
    private const long MaxMessage = int.MaxValue;

    /// <summary>An upper bound for the rest of the file.</summary>
    private const long Overhead = 1 << 20;

    /// <summary>Exports a network to an ONNX file with the default names. The write is atomic.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file. It is replaced if it exists.</param>
    /// <exception cref="NotSupportedException">The network has more than 2 GB of weights.</exception>
    public static void ExportOnnx(this Network network, string path) => network.ExportOnnx(path, new OnnxOptions());

    /// <summary>Exports a network to an ONNX file. The write is atomic.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file. It is replaced if it exists.</param>
    /// <param name="options">The names of inputs and outputs, and the operator set.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="NotSupportedException">The network has more than 2 GB of weights.</exception>
    public static void ExportOnnx(this Network network, string path, OnnxOptions options)
    {
        ModelProto model = MakeModel(network, options);
        AtomicFile.Write(path, model.WriteTo);
    }

    /// <summary>Exports a network to a stream with the default names.</summary>
    /// <param name="network">The network.</param>
    /// <param name="stream">The stream to write to.</param>
    /// <exception cref="NotSupportedException">The network has more than 2 GB of weights.</exception>
    public static void ExportOnnx(this Network network, Stream stream) => network.ExportOnnx(stream, new OnnxOptions());

    /// <summary>Exports a network to a stream.</summary>
    /// <param name="network">The network.</param>
    /// <param name="stream">The stream to write to.</param>
    /// <param name="options">The names of inputs and outputs, and the operator set.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="NotSupportedException">The network has more than 2 GB of weights.</exception>
    public static void ExportOnnx(this Network network, Stream stream, OnnxOptions options)
    {
        ArgumentNullException.ThrowIfNull(stream);
        MakeModel(network, options).WriteTo(stream);
    }

    private static ModelProto MakeModel(Network network, OnnxOptions options)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (((long)network.ParameterCount * sizeof(float)) + Overhead > MaxMessage)
        {
            throw new NotSupportedException(
                $"The network has {network.ParameterCount} parameters; a single ONNX file can hold 2 GB. Use fewer members or narrower layers.");
        }

        var graph = new GraphWriter("FourPixel");
        graph.AddInput(options.FeaturesName, network.Inputs);
        graph.AddOutput(options.ScoreName, network.Outputs);
        if (network.Outputs == 1 && network.Layers[^1].Activation == Activation.Sigmoid)
        {
            graph.AddOutput(options.ProbabilityName, network.Outputs);
            NetworkGraph.WriteLogits(graph, network, options.FeaturesName, options.ScoreName);
            ActivationGraph.Write(graph, Activation.Sigmoid, options.ScoreName, options.ProbabilityName);
        }
        else
        {
            NetworkGraph.Write(graph, network, options.FeaturesName, options.ScoreName);
        }
        return graph.MakeModel(options.OperatorSet);
    }
}
