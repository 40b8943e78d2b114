using FourPixel.Tool.Csv;
using FourPixel.Tool.Tables;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Tool.Models;

/// <summary>Reads a CSV file block by block, up to the features that the network takes. One thread at a time may read.</summary>
internal sealed class BlockReader : IDisposable
{
    private const string Row = "fourpixel row";

    private readonly FeatureReader _reader = new();
    private readonly DataViewRowCursor _cursor;
    private readonly ValueGetter<ReadOnlyMemory<char>> _getText;
    private readonly ValueGetter<VBuffer<float>> _getFeatures;
    private char[] _text = [];
    private ReadOnlyMemory<char> _line;
    private long _blocks;
    private bool _isDone;

    public BlockReader(SavedModel model, CsvSource source, CancellationToken cancellation)
    {
        var rows = new TableView(source,
            [ViewColumn.Text(Row, CopyText), .. _reader.Bind(source, model.Card.Features)], null, cancellation);
        IDataView featurized = model.Featurizer.Transform(rows);
        DataViewSchema.Column text = featurized.Schema[Row], features = featurized.Schema[model.Parameters.Options.FeatureColumnName];

        // A set of one: ML.NET would hand the rows of a single cursor to threads of its own.
        _cursor = featurized.GetRowCursorSet([text, features], 1)[0];
        _getText = _cursor.GetGetter<ReadOnlyMemory<char>>(text);
        _getFeatures = _cursor.GetGetter<VBuffer<float>>(features);
    }

    /// <summary>The number of rows read so far.</summary>
    public long Rows { get; private set; }

    /// <summary>The columns with values that could not be read, known after the last row.</summary>
    public IEnumerable<UnreadValues> Unread => _reader.Unread;

    /// <summary>Fills a block with the next rows. After the last row, and after a row that can't be read, there are no more.</summary>
    /// <returns>Whether there were any.</returns>
    public bool Read(RowBlock block)
    {
        if (_isDone)
            return false;
        _isDone = true;
        block.Clear(_blocks++);
        bool hasMore = true;
        while (!block.IsFull && (hasMore = _cursor.MoveNext()))
        {
            // The text first: reading a field removes its quotes in place.
            _getText(ref _line);
            _getFeatures(ref block.Add(_line.Span));
        }
        Rows += block.Count;
        _isDone = !hasMore;
        return block.Count > 0;
    }

    public void Dispose() => _cursor.Dispose();

    private ReadOnlyMemory<char> CopyText(CsvRows rows)
    {
        ReadOnlySpan<char> text = rows.Text;
        if (text.Length > _text.Length)
            _text = new char[2 * text.Length];
        text.CopyTo(_text);
        return _text.AsMemory(0, text.Length);
    }
}
