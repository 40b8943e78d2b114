using FourPixel.Net.Export.Onnx;
using Google.Protobuf;
using Microsoft.ML.Model.OnnxConverter;
using AttributeType = FourPixel.Net.Export.Onnx.AttributeProto.Types.AttributeType;

namespace FourPixel.Onnx.Tests.Support;

/// <summary>Writes the attributes of a node down.</summary>
internal sealed class RecordingOnnxNode(NodeProto node) : OnnxNode
{
    public override void AddAttribute(string argName, double value) => Add(argName, AttributeType.Float).F = (float)value;

    public override void AddAttribute(string argName, long value) => Add(argName, AttributeType.Int).I = value;

    public override void AddAttribute(string argName, ReadOnlyMemory<char> value) => AddAttribute(argName, value.ToString());

    public override void AddAttribute(string argName, string value) => Add(argName, AttributeType.String).S = ByteString.CopyFromUtf8(value);

    public override void AddAttribute(string argName, bool value) => AddAttribute(argName, value ? 1L : 0);

    public override void AddAttribute(string argName, IEnumerable<double> value) => AddAttribute(argName, value.Select(v => (float)v));

    public override void AddAttribute(string argName, IEnumerable<float> value) => Add(argName, AttributeType.Floats).Floats.AddRange(value);

    public override void AddAttribute(string argName, IEnumerable<long> value) => Add(argName, AttributeType.Ints).Ints.AddRange(value);

    public override void AddAttribute(string argName, IEnumerable<ReadOnlyMemory<char>> value) => AddAttribute(argName, value.Select(v => v.ToString()));

    public override void AddAttribute(string argName, string[] value) => AddAttribute(argName, value.AsEnumerable());

    public override void AddAttribute(string argName, IEnumerable<string> value) =>
        Add(argName, AttributeType.Strings).Strings.AddRange(value.Select(ByteString.CopyFromUtf8));

    public override void AddAttribute(string argName, IEnumerable<bool> value) => AddAttribute(argName, value.Select(v => v ? 1L : 0));

    public override void AddAttribute(string argName, Type t) => AddAttribute(argName, (long)RecordingOnnxContext.TypeOf(t));

    private AttributeProto Add(string name, AttributeType type)
    {
        var attribute = new AttributeProto { Name = name, Type = type };
        node.Attribute.Add(attribute);
        return attribute;
    }
}
