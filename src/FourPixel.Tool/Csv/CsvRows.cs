using nietras.SeparatedValues;

namespace FourPixel.Tool.Csv;

/// <summary>Reads the rows of a CSV file, one at a time. Rows of a different length than the first are an error.</summary>
internal sealed class CsvRows : IDisposable
{
    private const int BufferLength = 1 << 16;

    private readonly string _path;
    private readonly SepReader _reader;
    private bool _isFirst = true;

    private CsvRows(string path, CsvFormat format)
    {
        _path = path;
        var text = new StreamReader(path, format.Encoding, detectEncodingFromByteOrderMarks: true, BufferLength);
        _reader = CsvSource.Configure(format.Separator).From(text);
    }

    /// <summary>The number of fields of every row.</summary>
    public int Count { get; private set; }

    /// <summary>The line that the row begins on, counted from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The text of the row in the file. Read it before the fields of the row.</summary>
    public ReadOnlySpan<char> Text => _reader.Current.Span;

    public static CsvRows OfAll(string path, CsvFormat format) => new(path, format);

    /// <summary>A field of the row, without its quotes.</summary>
    public ReadOnlySpan<char> Field(int index) => _reader.Current[index].Span;

    /// <summary>Goes to the next row that is not blank.</summary>
    public bool MoveNext()
    {
        while (_reader.MoveNext())
        {
            SepReader.Row row = _reader.Current;
            if (row.ColCount == 1 && row.Span.IsWhiteSpace())
                continue;
            Line = _isFirst ? 1 : row.LineNumberFrom;
            CheckLength(row);
            return true;
        }
        return false;
    }

    public void Dispose() => _reader.Dispose();

    private void CheckLength(SepReader.Row row)
    {
        if (_isFirst)
            Count = row.ColCount;
        _isFirst = false;
        bool hasSeveralLines = row.LineNumberToExcl - row.LineNumberFrom > 1;
        if ((hasSeveralLines || row.ColCount != Count) && row.Span.Count('"') % 2 != 0)
            throw new InputException($"Line {Line} of {_path}: a quoted field is not closed; close or remove its quote.");
        if (row.ColCount == Count)
            return;
        throw new InputException($"Line {Line} of {_path} has {Names.Count(row.ColCount, "field")}; the first line has {Count:N0}. "
            + "Quote fields that contain the separator.");
    }
}
