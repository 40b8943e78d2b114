using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Benchmarks.Quality;

/// <summary>A CSV file of real data, and what is to be predicted from which of its columns.</summary>
/// <param name="Name">The name in the tables, and of the file unless <see cref="File"/> says otherwise.</param>
/// <param name="Kind">What kind of prediction it is.</param>
/// <param name="Label">The column to predict.</param>
/// <param name="Numbers">The columns of numbers, which stay raw.</param>
/// <param name="Text">The columns of text, which become one-hot.</param>
internal sealed record QualityTask(string Name, TaskKind Kind, int Label, TextLoader.Range[] Numbers, TextLoader.Range[] Text)
{
    /// <summary>The file without its extension.</summary>
    public string File { get; init; } = Name;

    public bool HasHeader { get; init; }

    /// <summary>How many splits make a mean that can be believed.</summary>
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

    /// <summary>Makes Features and Label of the columns.</summary>
    public IEstimator<ITransformer> Featurize(MLContext context)
    {
        IEstimator<ITransformer> label = Kind.MakeLabel(context);
        return Text.Length == 0
            ? label.Append(context.Transforms.Concatenate("Features", "Numbers"))
            : label.Append(context.Transforms.Categorical.OneHotEncoding("Text")).Append(context.Transforms.Concatenate("Features", "Numbers", "Text"));
    }
}
