using Microsoft.ML;

namespace FourPixel.Report.Rows;

/// <summary>A column of single values.</summary>
internal sealed class ScalarColumn<T>(DataViewSchema.Column source) : MemoryColumn(source)
{
    private readonly DataViewSchema.Column _source = source;
    private readonly List<T> _values = [];

    public override Action Open(DataViewRow row)
    {
        ValueGetter<T> get = row.GetGetter<T>(_source);
        return () =>
        {
            T value = default!;
            get(ref value);
            _values.Add(value);
        };
    }

    public override Delegate MakeGetter(Func<int> position, Shuffle? shuffle)
    {
        ValueGetter<T> get = (ref T value) => value = _values[shuffle?.Order[position()] ?? position()];
        return get;
    }

    public override string Describe(int row, int slot = 0) => Describe(_values[row]);
}
