using FourPixel.Net.Export;
using Microsoft.ML.Data;
using Microsoft.ML.Model.OnnxConverter;

namespace FourPixel.MLNet;

/// <summary>Writes operations into the graph that ML.NET's ONNX converter builds of a whole pipeline.</summary>
internal sealed class OnnxContextWriter(OnnxContext context) : IGraphWriter
{
    /// <summary>The oldest operator set that the converter supports and that the operations are written for.</summary>
    public const int OldestOperatorSet = 9;

    /// <summary>The converter keeps columns and tensors in one namespace, so no column should have a name like this.</summary>
    private const string Prefix = "FourPixel.";

    /// <summary>The domain of ONNX's standard operators; the converter's default is a different one.</summary>
    private const string StandardDomain = "";

    public string Constant(string name, ReadOnlyMemory<float> values, params long[] shape) => shape.Length == 0
        ? context.AddInitializer(values.Span[0], Prefix + name)
        : context.AddInitializer(values.ToArray(), shape, Prefix + name);

    public string Constant(string name, long[] values) => context.AddInitializer(values, [values.Length], Prefix + name);

    public string Apply(string operation, string[] inputs, string? output = null)
    {
        output ??= AddVariable(operation);
        AddNode(operation, inputs, output);
        return output;
    }

    /// <summary>Writes the key of the class with the highest score: its number from 1 on.</summary>
    /// <param name="scores">The name of the scores, [rows, classes].</param>
    /// <param name="output">The name of the keys, [rows, 1].</param>
    public void WriteKeyOfHighest(string scores, string output)
    {
        string best = AddVariable("ArgMax");
        AddNode("ArgMax", [scores], best).AddAttribute("axis", 1L);
        string key = AddVariable("Add");
        AddNode("Add", [best, context.AddInitializer(1L, Prefix + "FirstKey")], key);
        AddNode("Cast", [key], output).AddAttribute("to", typeof(uint));
    }

    private string AddVariable(string operation) =>
        context.AddIntermediateVariable(NumberDataViewType.Single, $"{Prefix}{operation}.Output", skip: true);

    private OnnxNode AddNode(string operation, string[] inputs, string output) =>
        context.CreateNode(operation, inputs, [output], context.GetNodeName(Prefix + operation), StandardDomain);
}
