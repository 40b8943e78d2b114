using FourPixel.Tool.Csv;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Tool.Tables;

/// <summary>A cursor over the rows of a CSV file.</summary>
internal sealed class TableCursor(DataViewSchema schema, IReadOnlyList<ViewColumn> columns, int[] active,
    CsvRows rows, Func<CsvRows, bool>? filter, CancellationToken cancellation) : DataViewRowCursor
{
    private long _position = -1;

    public override DataViewSchema Schema => schema;

    public override long Position => _position;

    public override long Batch => 0;

    public override bool IsColumnActive(DataViewSchema.Column column) => active.Contains(column.Index);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) =>
        columns[column.Index].MakeGetter(rows) as ValueGetter<TValue>
            ?? throw new InvalidOperationException($"Column '{column.Name}' is of type {column.Type}, not {typeof(TValue)}.");

    public override ValueGetter<DataViewRowId> GetIdGetter() =>
        (ref DataViewRowId id) => id = new DataViewRowId((ulong)_position, 0);

    public override bool MoveNext()
    {
        cancellation.ThrowIfCancellationRequested();
        while (rows.MoveNext())
        {
            if (filter?.Invoke(rows) == false)
                continue;
            _position++;
            return true;
        }
        _position = -1;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            rows.Dispose();
        base.Dispose(disposing);
    }
}
