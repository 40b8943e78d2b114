using Microsoft.ML;

namespace FourPixel.Report.Rows;

/// <summary>A few rows in memory.</summary>
/// <param name="Columns">Their columns.</param>
/// <param name="Count">How many rows there are.</param>
internal sealed record RowTable(IReadOnlyList<MemoryColumn> Columns, int Count)
{
    /// <param name="rows">All rows.</param>
    /// <param name="columns">The columns to keep.</param>
    /// <param name="positions">The rows to keep, counted from 0, in ascending order.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static RowTable Read(IDataView rows, IEnumerable<DataViewSchema.Column> columns, IReadOnlyList<long> positions, CancellationToken cancellation)
    {
        DataViewSchema.Column[] sources = [.. columns];
        MemoryColumn[] kept = [.. sources.Select(MemoryColumn.Create)];
        using DataViewRowCursor cursor = rows.GetRowCursor(sources);
        Action[] readers = [.. kept.Select(column => column.Open(cursor))];
        int count = 0;
        for (long row = 0; count < positions.Count && cursor.MoveNext(); row++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (row != positions[count])
                continue;
            foreach (Action read in readers)
                read();
            count++;
        }
        return new RowTable(kept, count);
    }

    /// <summary>Draws positions at random, in ascending order.</summary>
    public static long[] Sample(IReadOnlyList<long> positions, int count)
    {
        var random = new Random(0);
        long[] shuffled = [.. positions];
        random.Shuffle(shuffled);
        return [.. shuffled.Take(count).Order()];
    }
}
