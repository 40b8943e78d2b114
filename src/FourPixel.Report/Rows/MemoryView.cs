using Microsoft.ML;

namespace FourPixel.Report.Rows;

/// <summary>Rows in memory as a data view, optionally with a shuffled column.</summary>
internal sealed class MemoryView : IDataView
{
    private readonly RowTable _table;
    private readonly Shuffle? _shuffle;

    public MemoryView(RowTable table, Shuffle? shuffle = null)
    {
        (_table, _shuffle) = (table, shuffle);
        var builder = new DataViewSchema.Builder();
        foreach (MemoryColumn column in table.Columns)
            builder.AddColumn(column.Name, column.Type, column.Annotations);
        Schema = builder.ToSchema();
    }

    public DataViewSchema Schema { get; }

    public bool CanShuffle => false;

    public long? GetRowCount() => _table.Count;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new MemoryCursor(Schema, _table, _shuffle, [.. columnsNeeded.Select(column => column.Index)]);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];
}
