using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using System.Text;
using FourPixel.Net.Serialization;
using FourPixel.Tool.Csv;
using FourPixel.Tool.Tables;
using FourPixel.Tool.Tasks;

namespace FourPixel.Tool.Models;

/// <summary>
/// Predicts the rows of a CSV file and writes each with its prediction, holding but a few blocks of them. Several lanes work
/// side by side, each through its own cursor on every n-th block; their blocks are written in the order of the file.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="numberOfLanes">The threads that predict.</param>
/// <param name="cancellation">Stops it.</param>
internal sealed class Predictor(SavedModel model, int numberOfLanes, CancellationToken cancellation)
{
    private const int BlocksAhead = 8, BufferLength = 1 << 16;

    private IReadOnlyList<FeatureReader> _readers = [];

    /// <summary>The columns with values that could not be read, known after the prediction.</summary>
    public IEnumerable<UnreadValues> Unread => FeatureReader.Merge(_readers);

    /// <summary>Writes the output whole or not at all.</summary>
    /// <returns>The number of rows.</returns>
    public long Predict(CsvSource source, string outputPath)
    {
        var header = new AnswerHeader(source, [.. model.Task.Answers.Select(answer => answer.Name)]);
        header.Check();
        long rows = 0;
        AtomicFile.Write(outputPath, stream =>
        {
            using var writer = new StreamWriter(stream, bufferSize: BufferLength, leaveOpen: true);
            header.Write(new AnswerText(writer, source.Format.Separator));
            rows = WriteRows(source, writer);
        });
        return rows;
    }

    private long WriteRows(CsvSource source, TextWriter writer)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        PredictionLane[] lanes = [.. Enumerable.Range(0, numberOfLanes)
            .Select(lane => new PredictionLane(model, source, lane, numberOfLanes, stop.Token))];
        _readers = [.. lanes.Select(lane => lane.Reader)];
        BlockingCollection<StringBuilder>[] blocks = [.. lanes.Select(_ => new BlockingCollection<StringBuilder>(BlocksAhead))];
        Task<long>[] work = [.. lanes.Zip(blocks, (lane, ready) =>
            Task.Factory.StartNew(() => Work(lane, ready, stop), TaskCreationOptions.LongRunning))];
        for (long block = 0; blocks[block % numberOfLanes].TryTake(out StringBuilder? text, Timeout.Infinite); block++)
            writer.Write(text);
        return Sum(work);
    }

    /// <summary>The rows of all lanes. Of several that failed, what stopped the others counts, not that they were stopped.</summary>
    private static long Sum(Task<long>[] work)
    {
        try
        {
            Task.WaitAll(work);
            return work.Sum(lane => lane.Result);
        }
        catch (AggregateException failures)
        {
            ExceptionDispatchInfo.Throw(failures.InnerExceptions
                .OrderBy(failure => failure.GetBaseException() is OperationCanceledException).First());
            throw;
        }
    }

    /// <summary>Where one lane fails, all stop.</summary>
    private static long Work(PredictionLane lane, BlockingCollection<StringBuilder> ready, CancellationTokenSource stop)
    {
        try
        {
            return lane.Predict(ready);
        }
        catch
        {
            stop.Cancel();
            throw;
        }
        finally
        {
            ready.CompleteAdding();
        }
    }
}
