using Microsoft.ML;

namespace FourPixel.MLNet;

/// <summary>Every n-th row of a data view.</summary>
/// <param name="rows">All rows.</param>
/// <param name="rank">The number of the first row.</param>
/// <param name="size">The step n.</param>
internal sealed class RankShareView(IDataView rows, int rank, int size) : IDataView
{
    public DataViewSchema Schema => rows.Schema;

    /// <summary>Shuffled rows would give a different share each time.</summary>
    public bool CanShuffle => false;

    public long? GetRowCount() => rows.GetRowCount() is long count ? (count + size - 1 - rank) / size : null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new RankShareCursor(rows.GetRowCursor(columnsNeeded), rank, size);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];
}
