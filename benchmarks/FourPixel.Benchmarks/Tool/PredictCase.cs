using System.Diagnostics;
using FourPixel.Benchmarks.Rows;
using FourPixel.Tool.Csv;
using FourPixel.Tool.Models;
using FourPixel.Tool.Tables;
using Microsoft.ML;

namespace FourPixel.Benchmarks.Tool;

/// <summary>One run of what fourpixel predict does, in a process of its own.</summary>
/// <param name="Seconds">From the first row to the last.</param>
/// <param name="Processor">The processor time of all threads, in seconds.</param>
/// <param name="Reading">The processor time that it takes to read the file and its numbers alone, in seconds.</param>
/// <param name="PeakMegabytes">The most memory that the process took.</param>
internal sealed record PredictCase(double Seconds, double Processor, double Reading, double PeakMegabytes)
{
    /// <param name="folder">Has the model and the rows.</param>
    public static PredictCase Measure(string folder)
    {
        SavedModel model = ModelFile.Load(new MLContext(), Path.Combine(folder, "model.zip"));
        var source = CsvSource.Open(Path.Combine(folder, "rows.csv"), new FormatChoice(), model.Card.FeatureNames);
        TimeSpan before = Processors();
        var clock = Stopwatch.StartNew();
        new Predictor(model, Environment.ProcessorCount, CancellationToken.None).Predict(source, Path.Combine(folder, "out.csv"));
        double seconds = clock.Elapsed.TotalSeconds;
        TimeSpan predicted = Processors();
        double peak = PeakMemory.OfThisProcess() / (double)(1 << 20);
        Read(source, model.Card.Features);
        return new PredictCase(seconds, (predicted - before).TotalSeconds, (Processors() - predicted).TotalSeconds, peak);
    }

    private static void Read(CsvSource source, IReadOnlyList<FeatureColumn> features)
    {
        var view = new TableView(source, new FeatureReader().Bind(source, features), null, CancellationToken.None);
        using DataViewRowCursor cursor = view.GetRowCursor(view.Schema);
        ValueGetter<float>[] getters = [.. view.Schema.Select(column => cursor.GetGetter<float>(column))];
        float value = 0;
        while (cursor.MoveNext())
        {
            foreach (ValueGetter<float> get in getters)
                get(ref value);
        }
    }

    private static TimeSpan Processors()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }
}
