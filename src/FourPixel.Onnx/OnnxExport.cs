using FourPixel.Net.Export;
using FourPixel.Net.Export.Onnx;
using FourPixel.Net.Serialization;
using Google.Protobuf;

namespace FourPixel.Net;

/// <summary>
/// Writes networks as ONNX files, which ONNX Runtime and many others can run. A file has standard operators only, takes any
/// number of rows at once, and scales its inputs and fills in missing values (NaN) as the network does.
/// </summary>
public static class OnnxExport
{
    /// <summary>The most bytes that the format, a Protocol Buffers message, can have.</summary>
    private const long LargestMessage = int.MaxValue;

    /// <summary>What is in a file beside the numbers, generously.</summary>
    private const long Overhead = 1 << 20;

    /// <summary>Writes a network to an ONNX file, whole or not at all, with inputs and outputs called as usual.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file; what stood there before is replaced.</param>
    /// <exception cref="NotSupportedException">The network has more than 2 GB of weights.</exception>
    public static void ExportOnnx(this Network network, string path) => network.ExportOnnx(path, new OnnxOptions());

    /// <summary>Writes a network to an ONNX file, whole or not at all.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file; what stood there before is replaced.</param>
    /// <param name="options">How inputs and outputs are called.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    /// <exception cref="NotSupportedException">The network has more than 2 GB of weights.</exception>
    public static void ExportOnnx(this Network network, string path, OnnxOptions options)
    {
        ModelProto model = MakeModel(network, options);
        AtomicFile.Write(path, model.WriteTo);
    }

    /// <summary>Writes a network to a stream as ONNX, with inputs and outputs called as usual.</summary>
    /// <param name="network">The network.</param>
    /// <param name="stream">Where to write.</param>
    /// <exception cref="NotSupportedException">The network has more than 2 GB of weights.</exception>
    public static void ExportOnnx(this Network network, Stream stream) => network.ExportOnnx(stream, new OnnxOptions());

    /// <summary>Writes a network to a stream as ONNX.</summary>
    /// <param name="network">The network.</param>
    /// <param name="stream">Where to write.</param>
    /// <param name="options">How inputs and outputs are called.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
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
        if (((long)network.ParameterCount * sizeof(float)) + Overhead > LargestMessage)
        {
            throw new NotSupportedException(
                $"The network has {network.ParameterCount} parameters; an ONNX file without others beside it holds 2 GB.");
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
