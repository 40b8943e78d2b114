using FourPixel.Tool.Csv;
using FourPixel.Tool.Tasks;

namespace FourPixel.Tool.Tables;

/// <summary>Counts the rows of a file that have a label that the task knows.</summary>
internal sealed class LabelledRows(TableTask task, CsvSource source)
{
    public long All { get; private set; }

    public long WithoutLabel { get; private set; }

    /// <summary>Goes through the file, which needs a row with a label.</summary>
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
            throw new InputException($"{source.Path} has no row with a label in {Names.List(labels)} that the model knows.");
        }
    }
}
