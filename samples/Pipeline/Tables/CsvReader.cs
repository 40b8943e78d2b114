using System.Text;

namespace FourPixel.Samples;

/// <summary>Reads the rows of a text file. Fields may stand in quotes, where "" is one quote (RFC 4180).</summary>
internal sealed class CsvReader(TextReader text, char separator)
{
    private const int End = -1;
    private readonly StringBuilder _field = new();
    private int _line = 1;

    /// <summary>The line that the last row began on, counted from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The fields of the next row that is not blank; null at the end.</summary>
    public List<string>? ReadRow()
    {
        while (text.Peek() is '\r' or '\n')
            EndLine(text.Read());
        if (text.Peek() == End)
            return null;

        Line = _line;
        var fields = new List<string>();
        int next;
        do
        {
            fields.Add(ReadField());
            next = text.Read();
        }
        while (next == separator);
        EndLine(next);
        return fields;
    }

    /// <summary>Spaces before a field do not belong to it, as in ML.NET's own reader.</summary>
    private string ReadField()
    {
        _field.Clear();
        while (separator != ' ' && text.Peek() == ' ')
            text.Read();
        return text.Peek() == '"' ? ReadQuoted() : ReadPlain();
    }

    private string ReadPlain()
    {
        while (text.Peek() is not (End or '\r' or '\n') && text.Peek() != separator)
            _field.Append((char)text.Read());
        return _field.ToString();
    }

    private string ReadQuoted()
    {
        text.Read();
        for (int next = text.Read(); next != '"' || text.Peek() == '"'; next = text.Read())
        {
            if (next == End)
                throw new InputException($"Line {Line}: a quoted field has no end.");
            if (next == '"')
                text.Read();
            if (next == '\n')
                _line++;
            _field.Append((char)next);
        }
        while (separator != ' ' && text.Peek() == ' ')
            text.Read();
        if (text.Peek() is not (End or '\r' or '\n') && text.Peek() != separator)
            throw new InputException($"Line {Line}: text follows the closing quote of a field.");
        return _field.ToString();
    }

    private void EndLine(int read)
    {
        if (read == '\r' && text.Peek() == '\n')
            text.Read();
        _line++;
    }
}
