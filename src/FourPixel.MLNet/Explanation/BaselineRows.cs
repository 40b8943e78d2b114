using FourPixel.Net.Data;
using FourPixel.Net.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace FourPixel.MLNet;

/// <summary>Some rows of features, drawn from a data view, that are saved in a model.</summary>
internal sealed class BaselineRows
{
    private readonly VBuffer<float>[] _rows;
    private readonly int _columns;

    private BaselineRows(VBuffer<float>[] rows, int columns)
    {
        _rows = rows;
        _columns = columns;
    }

    /// <summary>Draws rows, all with the same chance, in one pass (reservoir sampling: Vitter, 1985).</summary>
    /// <param name="host">The source of exceptions.</param>
    /// <param name="data">The rows.</param>
    /// <param name="features">The column of the features.</param>
    /// <param name="most">The maximum number of rows.</param>
    /// <param name="keepsMissing">Whether rows with missing features can be drawn; infinite features are an error.</param>
    /// <param name="seed">The random seed.</param>
    public static BaselineRows Draw(IHost host, IDataView data, DataViewSchema.Column features, int most, bool keepsMissing, int seed)
    {
        var random = new SeededRandom(seed, RandomPurpose.Split);
        var rows = new List<VBuffer<float>>();
        using DataViewRowCursor cursor = data.GetRowCursor([features]);
        ValueGetter<VBuffer<float>> getFeatures = cursor.GetGetter<VBuffer<float>>(features);
        VBuffer<float> row = default;
        int seen = 0;
        while (cursor.MoveNext())
        {
            getFeatures(ref row);
            if (!IsUsable(host, row, features.Name, cursor.Position, keepsMissing))
                continue;
            int place = seen < most ? seen : random.NextInt(seen + 1);
            seen++;
            if (place >= most)
                continue;
            VBuffer<float> copy = default;
            row.CopyTo(ref copy);
            if (place == rows.Count)
                rows.Add(copy);
            else
                rows[place] = copy;
        }
        if (rows.Count == 0)
            throw host.Except($"There are no rows to draw baselines from: feature column '{features.Name}' has no row without missing features.");
        return new BaselineRows([.. rows], features.Type.GetVectorSize());
    }

    /// <summary>The rows for the network: sparse if most of their values are 0.</summary>
    public InputStore ToStore()
    {
        bool isSparse = _rows.Sum(row => (long)row.GetValues().Length) * 2 < (long)_rows.Length * _columns;
        var store = InputStore.Create(_columns, isSparse);
        var buffer = new FeatureBuffer(_columns, isSparse);
        foreach (VBuffer<float> row in _rows)
            store.Add(buffer.ToRow(row));
        return store;
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(_rows.Length);
        foreach (VBuffer<float> row in _rows)
        {
            writer.Write(row.IsDense);
            writer.Write(row.GetValues().Length);
            foreach (int slot in row.IsDense ? [] : row.GetIndices())
                writer.Write(slot);
            foreach (float value in row.GetValues())
                writer.Write(value);
        }
    }

    public static BaselineRows Load(IExceptionContext owner, BinaryReader reader, int columns)
    {
        int count = reader.ReadInt32();
        owner.CheckDecode(count > 0);
        var rows = new List<VBuffer<float>>();
        for (int row = 0; row < count; row++)
            rows.Add(LoadRow(owner, reader, columns));
        return new BaselineRows([.. rows], columns);
    }

    private static VBuffer<float> LoadRow(IExceptionContext owner, BinaryReader reader, int columns)
    {
        bool isDense = reader.ReadBoolean();
        int count = reader.ReadInt32(), least = 0;
        owner.CheckDecode(isDense ? count == columns : count >= 0 && count <= columns);
        int[] slots = new int[isDense ? 0 : count];
        foreach (ref int slot in slots.AsSpan())
        {
            slot = reader.ReadInt32();
            owner.CheckDecode(slot >= least && slot < columns);
            least = slot + 1;
        }
        float[] values = new float[count];
        foreach (ref float value in values.AsSpan())
        {
            value = reader.ReadSingle();
            owner.CheckDecode(!float.IsInfinity(value));
        }
        return isDense ? new VBuffer<float>(columns, values) : new VBuffer<float>(columns, count, values, slots);
    }

    private static bool IsUsable(IHost host, in VBuffer<float> row, string name, long position, bool keepsMissing)
    {
        bool usable = true;
        foreach (float value in row.GetValues())
        {
            if (float.IsInfinity(value))
                throw host.Except($"Feature column '{name}' has {value} in row {position}; features must be finite, or NaN if they are missing.");
            usable &= keepsMissing || !float.IsNaN(value);
        }
        return usable;
    }
}
