using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Benchmarks.Quality;

/// <summary>A CSV file of real data, its target and its feature columns.</summary>
/// <param name="Name">The name in the tables, and of the file unless <see cref="File"/> is set.</param>
/// <param name="Kind">The kind of task.</param>
/// <param name="Label">The column to predict.</param>
/// <param name="Numbers">The numeric columns, which are not scaled.</param>
/// <param name="Text">The text columns, which become one-hot.</param>
internal sealed record QualityTask(string Name, TaskKind Kind, int Label, TextLoader.Range[] Numbers, TextLoader.Range[] Text)
{
    /// <summary>The file without its extension.</summary>
    public string File { get; init; } = Name;

    public bool HasHeader { get; init; }

    /// <summary>The default number of splits.</summary>
    public int Splits { get; init; } = 9;

    /// <summary>Loads the columns Numbers, Text and Target.</summary>
    public IDataView Load(MLContext context, string folder) =>
        context.Data.LoadFromTextFile(Path.Combine(folder, $"{File}.csv"), new TextLoader.Options
        {
            Columns =
            [
                new("Numbers", DataKind.Single, Numbers),
                new("Target", Kind.Target, Label),
                .. Text.Length == 0 ? [] : new TextLoader.Column[] { new("Text", DataKind.String, Text) },
            ],
            HasHeader = HasHeader,
            Separators = [','],
            TrimWhitespace = true,
            MissingRealsAsNaNs = true,
        });

    /// <summary>Creates Features and Label from the columns.</summary>
    public IEstimator<ITransformer> Featurize(MLContext context)
    {
        IEstimator<ITransformer> label = Kind.MakeLabel(context);
        return Text.Length == 0
            ? label.Append(context.Transforms.Concatenate("Features", "Numbers"))
            : label.Append(context.Transforms.Categorical.OneHotEncoding("Text")).Append(context.Transforms.Concatenate("Features", "Numbers", "Text"));
    }
}
