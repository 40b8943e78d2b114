using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using FourPixel.Tool.Csv;
using FourPixel.Tool.Tables;
using FourPixel.Tool.Tasks;
using Microsoft.ML;

namespace FourPixel.Tool.Models;

/// <summary>Predicts every n-th block of the rows of a file. The rows between are passed over without being read into numbers.</summary>
internal sealed class PredictionLane(
    SavedModel model, CsvSource source, int lane, int numberOfLanes, CancellationToken cancellation)
{
    private const string Row = "fourpixel row";
    private const int RowsOfBlock = 256;

    public FeatureReader Reader { get; } = new();

    /// <summary>Hands over the text of each of its blocks.</summary>
    /// <returns>The number of its rows.</returns>
    public long Predict(BlockingCollection<StringBuilder> ready)
    {
        IReadOnlyList<AnswerColumn> answers = model.Task.Answers;
        IDataView scored = model.Pipeline.Transform(MakeView());
        DataViewSchema.Column row = scored.Schema[Row];
        DataViewSchema.Column[] columns = [.. answers.Select(answer => scored.Schema[answer.Source])];
        using DataViewRowCursor cursor = scored.GetRowCursorSet([row, .. columns], 1)[0];
        ValueGetter<ReadOnlyMemory<char>> getRow = cursor.GetGetter<ReadOnlyMemory<char>>(row);
        Action<AnswerText>[] writers = [.. answers.Zip(columns, (answer, column) => answer.MakeWriter(cursor, column))];
        ReadOnlyMemory<char> line = default;
        long rows = 0;
        for (bool isLast = false; !isLast;)
        {
            var block = new StringBuilder();
            var text = new AnswerText(new StringWriter(block, CultureInfo.InvariantCulture), source.Format.Separator);
            for (int i = 0; i < RowsOfBlock && !(isLast = !cursor.MoveNext()); i++)
            {
                getRow(ref line);
                text.AppendRow(line.Span);
                foreach (Action<AnswerText> write in writers)
                    write(text);
                text.EndRow();
                rows++;
            }
            if (block.Length > 0)
                ready.Add(block, cancellation);
        }
        return rows;
    }

    /// <summary>The row itself goes through the pipeline as one more column; it is read first, before its fields are.</summary>
    private TableView MakeView() => new(source,
        [ViewColumn.Text(Row, rows => rows.Text.ToString().AsMemory()), .. Reader.Bind(source, model.Card.Features)],
        MakeFilter, cancellation);

    private Func<CsvRows, bool> MakeFilter()
    {
        long row = 0;
        return _ => row++ / RowsOfBlock % numberOfLanes == lane;
    }
}
