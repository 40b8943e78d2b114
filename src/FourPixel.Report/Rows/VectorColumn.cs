using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Report.Rows;

/// <summary>A column of vectors. If it has few slots, each slot is shuffled like a column.</summary>
internal sealed class VectorColumn<T> : MemoryColumn
{
    private const int MaxSlots = 1_000;

    private readonly DataViewSchema.Column _source;
    private readonly List<VBuffer<T>> _values = [];
    private readonly string[] _names;

    public VectorColumn(DataViewSchema.Column source)
        : base(source)
    {
        _source = source;
        int size = ((VectorDataViewType)source.Type).Size;
        Slots = typeof(T) == typeof(float) && size is > 0 and <= MaxSlots ? size : 1;
        _names = [.. Enumerable.Range(0, Slots).Select(slot => Slots == 1 ? Name : $"{Name}[{slot.ToString(CultureInfo.InvariantCulture)}]")];
        if (Slots > 1 && source.HasSlotNames())
        {
            VBuffer<ReadOnlyMemory<char>> names = default;
            source.GetSlotNames(ref names);
            _names = [.. names.DenseValues().Zip(_names, (name, number) => name.IsEmpty ? number : name.ToString())];
        }
    }

    public override int Slots { get; }

    public override Action Open(DataViewRow row)
    {
        ValueGetter<VBuffer<T>> get = row.GetGetter<VBuffer<T>>(_source);
        return () =>
        {
            VBuffer<T> value = default;
            get(ref value);
            _values.Add(value);
        };
    }

    public override Delegate MakeGetter(Func<int> position, Shuffle? shuffle)
    {
        ValueGetter<VBuffer<T>> get = (ref VBuffer<T> value) =>
        {
            if (shuffle == null)
                _values[position()].CopyTo(ref value);
            else if (Slots == 1)
                _values[shuffle.Order[position()]].CopyTo(ref value);
            else
                Mix(_values[position()], _values[shuffle.Order[position()]].GetItemOrDefault(shuffle.Slot), shuffle.Slot, ref value);
        };
        return get;
    }

    public override string NameOf(int slot) => _names[slot];

    public override string Describe(int row, int slot = 0) =>
        Slots == 1 ? $"{_values[row].Length} values" : Describe(_values[row].GetItemOrDefault(slot));

    private static void Mix(in VBuffer<T> own, T other, int slot, ref VBuffer<T> value)
    {
        own.CopyToDense(ref value);
        VBufferEditor<T> editor = VBufferEditor.CreateFromBuffer(ref value);
        editor.Values[slot] = other;
        value = editor.Commit();
    }
}
