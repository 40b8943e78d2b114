using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Samples;

/// <summary>ML.NET's own reader of text files, told what a table's columns hold.</summary>
internal static class TableLoader
{
    public static TextLoader Create(MLContext mlContext, CsvTable table, DataKind label) =>
        mlContext.Data.CreateTextLoader(new TextLoader.Options
        {
            Separators = [table.Format.Separator],
            HasHeader = table.Format.HasHeader,
            AllowQuoting = true,
            EscapeChar = '"',
            ReadMultilines = true,
            MissingRealsAsNaNs = true,
            Columns =
            [
                .. table.Profiles.Zip(table.Roles, (column, role) => MakeColumn(column, role, label))
                    .OfType<TextLoader.Column>(),
            ],
        });

    private static TextLoader.Column? MakeColumn(ColumnProfile column, ColumnRole role, DataKind label) => role switch
    {
        ColumnRole.Number => new TextLoader.Column(column.Name, DataKind.Single, column.Index),
        ColumnRole.Text => new TextLoader.Column(column.Name, DataKind.String, column.Index),
        ColumnRole.Label => new TextLoader.Column(column.Name, label, column.Index),
        _ => null,
    };
}
