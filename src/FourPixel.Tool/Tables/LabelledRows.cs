using FourPixel.Tool.Csv;
using FourPixel.Tool.Tasks;

namespace FourPixel.Tool.Tables;

/// <summary>Counts the rows of a file with a known label.</summary>
internal sealed class LabelledRows(TableTask task, CsvSource source)
{
    public long All { get; private set; }

    public long WithoutLabel { get; private set; }

    /// <summary>Reads the file, which needs at least one row with a label.</summary>
    public void Check(CancellationToken cancellation)
    {
        Func<CsvRows, bool> hasLabel = task.BindFilter(source, TablePart.All, 0)();
        using CsvRows rows = source.Read();
        while (rows.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            All++;
            WithoutLabel += hasLabel(rows) ? 0 : 1;
        }
        if (WithoutLabel == All)
        {
            string[] labels = [.. task.Card.Labels.Select(label => label.Name)];
            throw new InputException($"{source.Path} has no row with a known label in {Names.List(labels)}.");
        }
    }
}
