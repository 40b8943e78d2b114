using FourPixel.Tool.Csv;
using FourPixel.Tool.Tasks;

namespace FourPixel.Tool.Models;

/// <summary>The header of an output file: the header of the input, and the names of the added columns.</summary>
/// <param name="source">The file.</param>
/// <param name="added">The names.</param>
internal sealed class AnswerHeader(CsvSource source, IReadOnlyList<string> added)
{
    /// <summary>Checks that the file does not already have these names.</summary>
    public void Check()
    {
        if (added.FirstOrDefault(name => source.IndexOf(name) >= 0) is string taken)
            throw new InputException($"{source.Path} has a column '{taken}' already, and the predictions need that name; rename it.");
    }

    /// <summary>Writes it, if the file has one.</summary>
    public void Write(AnswerText text)
    {
        if (!source.Format.HasHeader)
            return;
        using CsvRows rows = CsvRows.OfAll(source.Path, source.Format);
        rows.MoveNext();
        text.AppendRow(rows.Text);
        foreach (string name in added)
            text.AppendField(name);
        text.EndRow();
    }
}
