using FourPixel.Net;
using FourPixel.Net.Serialization;
using FourPixel.Tool.Csv;
using FourPixel.Tool.Tables;
using FourPixel.Tool.Tasks;

namespace FourPixel.Tool.Models;

/// <summary>
/// Predicts the rows of a CSV file and writes each with its prediction. Several threads take turns in reading a block of rows;
/// each then scores its block, and writes it when the blocks before it are written. No thread holds more than one block.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="numberOfThreads">The number of threads.</param>
/// <param name="cancellation">Stops it.</param>
internal sealed class Predictor(SavedModel model, int numberOfThreads, CancellationToken cancellation)
{
    private readonly Network _network = model.Parameters.Network;

    /// <summary>The columns with values that could not be read, known after the prediction.</summary>
    public IReadOnlyList<UnreadValues> Unread { get; private set; } = [];

    /// <summary>Writes the output whole or not at all.</summary>
    /// <returns>The number of rows.</returns>
    public long Predict(CsvSource source, string outputPath)
    {
        var header = new AnswerHeader(source, [.. model.Task.Answers.Select(answer => answer.Name)]);
        header.Check();
        long rows = 0;
        AtomicFile.Write(outputPath, stream =>
        {
            using var reader = new BlockReader(model, source, cancellation);
            var text = new AnswerText(source.Format.Separator);
            header.Write(text);
            text.MoveTo(stream);
            var output = new OrderedOutput(stream);
            Task[] work = [.. Enumerable.Range(0, numberOfThreads)
                .Select(_ => Task.Factory.StartNew(() => Work(reader, output, source.Format.Separator), TaskCreationOptions.LongRunning))];
            Task.WhenAll(work).GetAwaiter().GetResult();
            (rows, Unread) = (reader.Rows, [.. reader.Unread]);
        });
        return rows;
    }

    private void Work(BlockReader reader, OrderedOutput output, char separator)
    {
        var block = new RowBlock();
        using var scorer = new BlockScorer(_network);
        var text = new AnswerText(separator);
        try
        {
            do
            {
                lock (reader)
                {
                    if (!reader.Read(block))
                        return;
                }
                Append(block, scorer.Score(block), text);
            }
            while (output.Write(block.Index, text));
        }
        catch
        {
            output.Stop();
            throw;
        }
    }

    private void Append(RowBlock block, ReadOnlySpan<float> outputs, AnswerText text)
    {
        int width = _network.Outputs;
        for (int row = 0; row < block.Count; row++)
        {
            text.AppendRow(block.Text(row));
            foreach (AnswerColumn answer in model.Task.Answers)
                answer.Append(text, outputs.Slice(row * width, width));
            text.EndRow();
        }
    }
}
