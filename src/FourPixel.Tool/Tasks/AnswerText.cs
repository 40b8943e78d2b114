using System.Buffers;
using System.Globalization;
using System.Text;

namespace FourPixel.Tool.Tasks;

/// <summary>Builds the rows of a CSV file with additional fields, as UTF-8.</summary>
internal sealed class AnswerText(char separator)
{
    private const int MaxNumberLength = 32;

    private readonly SearchValues<char> _special = SearchValues.Create([separator, '"', '\r', '\n']);
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public void AppendRow(ReadOnlySpan<char> row) =>
        _bytes.Advance(Encoding.UTF8.GetBytes(row, _bytes.GetSpan(Encoding.UTF8.GetMaxByteCount(row.Length))));

    public void AppendNumber(float number)
    {
        Append(separator);
        number.TryFormat(_bytes.GetSpan(MaxNumberLength), out int length, provider: CultureInfo.InvariantCulture);
        _bytes.Advance(length);
    }

    /// <summary>Appends a text, quoted if necessary (RFC 4180).</summary>
    public void AppendField(ReadOnlySpan<char> field)
    {
        Append(separator);
        AppendRow(field.IndexOfAny(_special) < 0 ? field : $"\"{field.ToString().Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
    }

    public void EndRow() => Append('\n');

    /// <summary>Writes the text to a stream, and clears it.</summary>
    public void MoveTo(Stream stream)
    {
        stream.Write(_bytes.WrittenSpan);
        _bytes.ResetWrittenCount();
    }

    /// <param name="character">An ASCII character, as all separators are.</param>
    private void Append(char character)
    {
        _bytes.GetSpan(1)[0] = (byte)character;
        _bytes.Advance(1);
    }
}
