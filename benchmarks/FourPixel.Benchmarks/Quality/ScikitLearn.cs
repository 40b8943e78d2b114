using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace FourPixel.Benchmarks.Quality;

/// <summary>The networks of scikit-learn, MLPRegressor and MLPClassifier, at their defaults.</summary>
internal sealed class ScikitLearn : IDisposable
{
    private readonly PythonScript _script = new(Path.Combine("Quality", "mlp.py"));
    private readonly string _folder = Directory.CreateTempSubdirectory("fourpixel-quality-").FullName;

    /// <summary>The missing installation; null if there is none.</summary>
    public string? Missing => _script switch
    {
        { HasPython: false } => "Python is not installed; Debian's package is python3.",
        { Versions.Count: 0 } => "scikit-learn is not installed for Python; Debian's package is python3-sklearn.",
        _ => null,
    };

    /// <summary>Trains and evaluates it on a split. Missing values are replaced by the means of the training rows.</summary>
    public Trial Try(TaskKind kind, Split split)
    {
        string training = Path.Combine(_folder, "training.csv"), heldOut = Path.Combine(_folder, "held-out.csv");
        ITransformer filler = new MLContext().Transforms
            .ReplaceMissingValues("Features", replacementMode: MissingValueReplacingEstimator.ReplacementMode.Mean).Fit(split.Training);
        Write(training, kind, filler.Transform(split.Training));
        Write(heldOut, kind, filler.Transform(split.HeldOut));
        Answer answer = _script.Ask<Answer>(new { Regression = kind is RegressionKind, Training = training, HeldOut = heldOut, split.Seed });
        return new(kind.Judge(answer.Predictions, kind.Labels(split.HeldOut)), answer.Seconds, answer.RowMicroseconds);
    }

    public void Dispose()
    {
        _script.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>One row a line, its label at the end.</summary>
    private static void Write(string file, TaskKind kind, IDataView rows) =>
        File.WriteAllLines(file, rows.GetColumn<float[]>("Features").Zip(kind.Labels(rows), (features, label) =>
            string.Join(',', features.Select(feature => feature.ToString(CultureInfo.InvariantCulture)).Append(label.ToString(CultureInfo.InvariantCulture)))));

    private sealed record Answer(double[][] Predictions, double Seconds, double RowMicroseconds);
}
