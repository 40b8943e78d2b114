using System.Buffers.Binary;
using System.Runtime.InteropServices;
using FourPixel.Net.Export.Onnx;
using Google.Protobuf;

namespace FourPixel.Net.Export;

/// <summary>Writes operations as an ONNX graph.</summary>
internal sealed class GraphWriter(string name) : IGraphWriter
{
    /// <summary>The version of the format of operator set 17; it is valid for set 9, too.</summary>
    private const int FormatVersion = 8;

    private readonly GraphProto _graph = new() { Name = name };
    private readonly HashSet<string> _names = [];

    /// <summary>Floats, [rows, columns], for any number of rows.</summary>
    public void AddInput(string input, int columns)
    {
        _names.Add(input);
        _graph.Input.Add(Describe(input, columns));
    }

    /// <summary>Floats, [rows, columns].</summary>
    public void AddOutput(string output, int columns)
    {
        _names.Add(output);
        _graph.Output.Add(Describe(output, columns));
    }

    public string Constant(string name, ReadOnlyMemory<float> values, params long[] shape) =>
        Add(name, new TensorProto { DataType = (int)TensorProto.Types.DataType.Float, RawData = LittleEndian(values.Span) }, shape);

    public string Constant(string name, long[] values)
    {
        var tensor = new TensorProto { DataType = (int)TensorProto.Types.DataType.Int64 };
        tensor.Int64Data.AddRange(values);
        return Add(name, tensor, [values.Length]);
    }

    public string Apply(string operation, string[] inputs, string? output = null)
    {
        var node = new NodeProto { OpType = operation, Name = $"{operation}{_graph.Node.Count + 1}" };
        node.Input.AddRange(inputs);
        node.Output.Add(output ?? MakeUnique($"{operation}{_graph.Node.Count + 1}.Output"));
        _graph.Node.Add(node);
        return node.Output[0];
    }

    public ModelProto MakeModel(int operatorSet)
    {
        var model = new ModelProto
        {
            IrVersion = FormatVersion,
            ProducerName = "FourPixel",
            ProducerVersion = typeof(GraphWriter).Assembly.GetName().Version!.ToString(),
            Graph = _graph,
        };
        model.OpsetImport.Add(new OperatorSetIdProto { Version = operatorSet });
        return model;
    }

    private string Add(string name, TensorProto tensor, long[] shape)
    {
        tensor.Name = MakeUnique(name);
        tensor.Dims.AddRange(shape);
        _graph.Initializer.Add(tensor);
        return tensor.Name;
    }

    private string MakeUnique(string name)
    {
        string unique = name;
        for (int i = 2; !_names.Add(unique); i++)
            unique = $"{name}_{i}";
        return unique;
    }

    private static ByteString LittleEndian(ReadOnlySpan<float> values)
    {
        if (BitConverter.IsLittleEndian)
            return ByteString.CopyFrom(MemoryMarshal.AsBytes(values));
        byte[] bytes = new byte[values.Length * sizeof(float)];
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), values[i]);
        return UnsafeByteOperations.UnsafeWrap(bytes);
    }

    private static ValueInfoProto Describe(string name, int columns)
    {
        var shape = new TensorShapeProto();
        shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimParam = "rows" });
        shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimValue = columns });
        return new ValueInfoProto
        {
            Name = name,
            Type = new TypeProto
            {
                TensorType = new TypeProto.Types.Tensor { ElemType = (int)TensorProto.Types.DataType.Float, Shape = shape },
            },
        };
    }
}
