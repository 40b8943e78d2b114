using System.Buffers;
using System.Globalization;

namespace FourPixel.Tool.Tasks;

/// <summary>Writes fields behind the rows of a CSV file.</summary>
internal sealed class AnswerText(TextWriter writer, char separator)
{
    private const int LongestNumber = 32;

    private readonly SearchValues<char> _special = SearchValues.Create([separator, '"', '\r', '\n']);
    private readonly char[] _number = new char[LongestNumber];

    public void AppendRow(ReadOnlySpan<char> row) => writer.Write(row);

    public void AppendNumber(float number)
    {
        writer.Write(separator);
        number.TryFormat(_number, out int length, provider: CultureInfo.InvariantCulture);
        writer.Write(_number.AsSpan(0, length));
    }

    /// <summary>Writes a text, in quotes where it has to be (RFC 4180).</summary>
    public void AppendField(ReadOnlySpan<char> field)
    {
        writer.Write(separator);
        if (field.IndexOfAny(_special) < 0)
            writer.Write(field);
        else
            writer.Write($"\"{field.ToString().Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
    }

    public void EndRow() => writer.Write('\n');
}
