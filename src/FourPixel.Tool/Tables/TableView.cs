using FourPixel.Tool.Csv;
using Microsoft.ML;

namespace FourPixel.Tool.Tables;

/// <summary>A CSV file as a data view: typed columns that are read row by row and not kept in memory.</summary>
/// <param name="source">The file.</param>
/// <param name="columns">The columns to show.</param>
/// <param name="makeFilter">Creates a filter that selects the rows to show, called for each row in order; null for all rows.</param>
/// <param name="cancellation">Stops the reading.</param>
internal sealed class TableView(CsvSource source, IReadOnlyList<ViewColumn> columns,
    Func<Func<CsvRows, bool>>? makeFilter, CancellationToken cancellation) : IDataView
{
    public DataViewSchema Schema { get; } = MakeSchema(columns);

    public bool CanShuffle => false;

    public static DataViewSchema MakeSchema(IEnumerable<ViewColumn> columns)
    {
        var builder = new DataViewSchema.Builder();
        foreach (ViewColumn column in columns)
            builder.AddColumn(column.Name, column.Type, column.Annotations);
        return builder.ToSchema();
    }

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new TableCursor(Schema, columns, [.. columnsNeeded.Select(column => column.Index)],
            source.Read(), makeFilter?.Invoke(), cancellation);

    /// <summary>A single cursor; ML.NET distributes its rows among threads itself.</summary>
    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];
}
