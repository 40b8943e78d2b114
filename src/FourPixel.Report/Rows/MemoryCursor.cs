using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Report.Rows;

/// <summary>Goes through rows in memory.</summary>
internal sealed class MemoryCursor(DataViewSchema schema, RowTable table, Shuffle? shuffle, HashSet<int> active) : DataViewRowCursor
{
    private int _position = -1;

    public override DataViewSchema Schema => schema;

    public override long Position => _position;

    public override long Batch => 0;

    public override bool MoveNext() => _position < table.Count && ++_position < table.Count;

    public override bool IsColumnActive(DataViewSchema.Column column) => active.Contains(column.Index);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) =>
        (ValueGetter<TValue>)table.Columns[column.Index].MakeGetter(() => _position, shuffle?.Column == column.Index ? shuffle : null);

    public override ValueGetter<DataViewRowId> GetIdGetter() =>
        (ref DataViewRowId id) => id = new DataViewRowId((ulong)_position, 0);
}
