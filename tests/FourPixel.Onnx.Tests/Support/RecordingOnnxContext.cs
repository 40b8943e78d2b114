using FourPixel.Net.Export.Onnx;
using Google.Protobuf;
using Microsoft.ML.Data;
using Microsoft.ML.Model.OnnxConverter;
using DataType = FourPixel.Net.Export.Onnx.TensorProto.Types.DataType;

namespace FourPixel.Onnx.Tests.Support;

/// <summary>
/// Stands in for the context of Microsoft.ML.OnnxConverter, keeping to the contract that OnnxContext documents, and writes
/// the graph down with the messages that FourPixel's own export uses.
/// </summary>
internal sealed class RecordingOnnxContext(int operatorSet) : OnnxContext
{
    private readonly Dictionary<string, string> _variables = [];
    private readonly Dictionary<string, List<long>> _shapes = [];
    private readonly HashSet<string> _variableNames = [];
    private readonly HashSet<string> _nodeNames = [];

    public GraphProto Graph { get; } = new() { Name = "Recorded" };

    public ModelProto MakeModel()
    {
        var model = new ModelProto { IrVersion = 6, ProducerName = "ML.NET", Graph = Graph };
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "ai.onnx.ml", Version = 2 });
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = operatorSet });
        return model;
    }

    public void AddInput(DataViewType type, string column) => Graph.Input.Add(Describe(type, AddIntermediateVariable(type, column)));

    public void AddOutput(DataViewType type, string column)
    {
        string variable = GetVariableName(column);
        string output = AddVariable(column + ".output");
        CreateNode("Identity", [variable], [output], GetNodeName("Identity"), "");
        Graph.Output.Add(Describe(type, output));
    }

    public override string GetNodeName(string prefix) => MakeUnique(prefix, _nodeNames);

    public override bool IsVariableDefined(string variableName) => _variableNames.Contains(variableName);

    public override bool ContainsColumn(string colName) => _variables.ContainsKey(colName);

    public override void CheckOpSetVersion(int thisTransformerMinumumOpSetVersion, string registerTransformerName) =>
        operatorSet.Should().BeGreaterThanOrEqualTo(thisTransformerMinumumOpSetVersion, registerTransformerName);

    public override void RemoveColumn(string colName, bool removeVariable = false) => _variables.Remove(colName);

    public override void RemoveVariable(string variableName, bool removeColumn) =>
        _variables.Remove(_variables.Single(pair => pair.Value == variableName).Key);

    public override void RemoveInputVariable(string variableName) => throw new NotSupportedException();

    public override string GetVariableName(string colName) => _variables[colName];

    public override string AddIntermediateVariable(DataViewType type, string colName, bool skip = false)
    {
        string variable = AddVariable(colName);
        if (!skip)
            _shapes[variable] = ShapeOf(type);
        return variable;
    }

    public override OnnxNode CreateNode(string opType, IEnumerable<string> inputs, IEnumerable<string> outputs, string name, string? domain = null)
    {
        var node = new NodeProto { OpType = opType, Name = name, Domain = domain ?? "ai.onnx.ml" };
        node.Input.AddRange(inputs);
        node.Output.AddRange(outputs);
        Graph.Node.Add(node);
        return new RecordingOnnxNode(node);
    }

    public override OnnxVersion GetOnnxVersion() => OnnxVersion.Stable;

    public override List<long>? RetrieveShapeOrNull(string variableName) => _shapes.GetValueOrDefault(variableName);

    public override string AddInitializer(bool value, string? name = null, bool makeUniqueName = true) =>
        Add(name ?? "bool", DataType.Bool, null, tensor => tensor.Int32Data.Add(value ? 1 : 0));

    public override string AddInitializer(float value, string? name = null, bool makeUniqueName = true) =>
        Add(name ?? "float", DataType.Float, null, tensor => tensor.FloatData.Add(value));

    public override string AddInitializer(int value, Type type, string? name = null, bool makeUniqueName = true) =>
        Add(name ?? "int", TypeOf(type), null, tensor => tensor.Int32Data.Add(value));

    public override string AddInitializer(string value, string? name = null, bool makeUniqueName = true) =>
        Add(name ?? "string", DataType.String, null, tensor => tensor.StringData.Add(ByteString.CopyFromUtf8(value)));

    public override string AddInitializer(long value, string? name = null, bool makeUniqueName = true) =>
        Add(name ?? "long", DataType.Int64, null, tensor => tensor.Int64Data.Add(value));

    public override string AddInitializer(double value, string? name = null, bool makeUniqueName = true) =>
        Add(name ?? "double", DataType.Double, null, tensor => tensor.DoubleData.Add(value));

    public override string AddInitializer(ulong value, bool isUint64, string? name = null, bool makeUniqueName = true) =>
        Add(name ?? "ulong", isUint64 ? DataType.Uint64 : DataType.Uint32, null, tensor => tensor.Uint64Data.Add(value));

    public override string AddInitializer(IEnumerable<bool> values, IEnumerable<long> dims, string? name = null, bool makeUniqueName = true) =>
        Add(name ?? "bools", DataType.Bool, dims, tensor => tensor.Int32Data.AddRange(values.Select(value => value ? 1 : 0)));

    public override string AddInitializer(IEnumerable<float> values, IEnumerable<long> dims, string? name = null, bool makeUniqueName = true) =>
        Add(name ?? "floats", DataType.Float, dims, tensor => tensor.FloatData.AddRange(values));

    public override string AddInitializer(IEnumerable<int> values, Type type, IEnumerable<long> dims, string? name = null, bool makeUniqueName = true) =>
        Add(name ?? "ints", TypeOf(type), dims, tensor => tensor.Int32Data.AddRange(values));

    public override string AddInitializer(IEnumerable<string> values, IEnumerable<long> dims, string? name = null, bool makeUniqueName = true) =>
        Add(name ?? "strings", DataType.String, dims, tensor => tensor.StringData.AddRange(values.Select(ByteString.CopyFromUtf8)));

    public override string AddInitializer(IEnumerable<long> values, IEnumerable<long> dims, string? name = null, bool makeUniqueName = true) =>
        Add(name ?? "longs", DataType.Int64, dims, tensor => tensor.Int64Data.AddRange(values));

    public override string AddInitializer(IEnumerable<double> values, IEnumerable<long> dims, string? name = null, bool makeUniqueName = true) =>
        Add(name ?? "doubles", DataType.Double, dims, tensor => tensor.DoubleData.AddRange(values));

    public override string AddInitializer(IEnumerable<ulong> values, bool isUint64, IEnumerable<long> dims, string? name = null, bool makeUniqueName = true) =>
        Add(name ?? "ulongs", isUint64 ? DataType.Uint64 : DataType.Uint32, dims, tensor => tensor.Uint64Data.AddRange(values));

    private string Add(string name, DataType type, IEnumerable<long>? dims, Action<TensorProto> fill)
    {
        var tensor = new TensorProto { Name = AddVariable(name), DataType = (int)type };
        fill(tensor);
        tensor.Dims.AddRange(dims ?? []);
        Graph.Initializer.Add(tensor);
        return tensor.Name;
    }

    private string AddVariable(string name) => _variables[name] = MakeUnique(name, _variableNames);

    private static string MakeUnique(string name, HashSet<string> taken)
    {
        string unique = name;
        for (int i = 0; !taken.Add(unique); i++)
            unique = name + i;
        return unique;
    }

    private static ValueInfoProto Describe(DataViewType type, string name)
    {
        var tensor = new TypeProto.Types.Tensor { ElemType = (int)TypeOf(type.GetItemType().RawType), Shape = new TensorShapeProto() };
        foreach (long dim in ShapeOf(type))
            tensor.Shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimValue = dim });
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = tensor } };
    }

    /// <summary>A vector of known size, or a single value as a vector of one, for any number of rows.</summary>
    private static List<long> ShapeOf(DataViewType type) => [-1, Math.Max(1, type.GetVectorSize())];

    internal static DataType TypeOf(Type type) => type == typeof(ReadOnlyMemory<char>)
        ? DataType.String
        : type == typeof(float) ? DataType.Float : Enum.Parse<DataType>(type.Name.Replace("Boolean", "Bool"), ignoreCase: true);
}
