using System.Diagnostics;
using FourPixel.Benchmarks.Rows;
using FourPixel.Tool.Csv;
using FourPixel.Tool.Models;
using Microsoft.ML;

namespace FourPixel.Benchmarks.Tool;

/// <summary>One pass over a CSV file in a process of its own.</summary>
/// <param name="Seconds">The time from the first row to the last.</param>
/// <param name="Processor">The processor time of all threads, in seconds.</param>
/// <param name="PeakMegabytes">The peak memory of the process.</param>
internal sealed record PredictCase(double Seconds, double Processor, double PeakMegabytes)
{
    /// <summary>What fourpixel predict does.</summary>
    /// <param name="folder">The folder with the model and the rows.</param>
    public static PredictCase OfPrediction(string folder) => Measure(folder, (model, source) =>
        new Predictor(model, Environment.ProcessorCount, CancellationToken.None).Predict(source, Path.Combine(folder, "out.csv")));

    /// <summary>Only its reading: finds the rows and fields, and turns their text into the network's features.</summary>
    /// <param name="folder">The folder with the model and the rows.</param>
    public static PredictCase OfReading(string folder) => Measure(folder, (model, source) =>
    {
        using var reader = new BlockReader(model, source, CancellationToken.None);
        var block = new RowBlock();
        while (reader.Read(block))
        {
        }
    });

    /// <summary>Only its scoring: the network's outputs for as many rows as the file has, block by block.</summary>
    /// <param name="folder">The folder with the model and the rows.</param>
    /// <param name="rows">The number of rows.</param>
    public static PredictCase OfScoring(string folder, int rows) => Measure(folder, (model, source) =>
    {
        using var reader = new BlockReader(model, source, CancellationToken.None);
        using var scorer = new BlockScorer(model.Parameters.Network);
        var block = new RowBlock();
        reader.Read(block);
        for (int scored = 0; scored < rows; scored += block.Count)
            scorer.Score(block);
    });

    private static PredictCase Measure(string folder, Action<SavedModel, CsvSource> pass)
    {
        SavedModel model = ModelFile.Load(new MLContext(), Path.Combine(folder, "model.zip"));
        var source = CsvSource.Open(Path.Combine(folder, "rows.csv"), new FormatChoice(), model.Card.FeatureNames);
        TimeSpan before = ProcessorTime();
        var clock = Stopwatch.StartNew();
        pass(model, source);
        double seconds = clock.Elapsed.TotalSeconds;
        return new PredictCase(seconds, (ProcessorTime() - before).TotalSeconds, PeakMemory.OfThisProcess() / (double)(1 << 20));
    }

    private static TimeSpan ProcessorTime()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }
}
