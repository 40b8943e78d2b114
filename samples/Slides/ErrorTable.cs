using FourPixel.Net;

namespace FourPixel.Slides;

/// <summary>The error table: truth, answer and error for each category, and the total.</summary>
/// <remarks>
/// The errors are those of the engine's <see cref="Loss.MeanAbsoluteError"/>; the total is its mean times 4.
/// </remarks>
public sealed class ErrorTable
{
    private static readonly LossFunction _loss = LossFunction.Create(
        new TrainingOptions { Loss = Loss.MeanAbsoluteError });

    /// <summary>Creates the table for one picture.</summary>
    /// <param name="truth">The category of the picture: its target is 1, that of the others 0.</param>
    /// <param name="answers">Four answers, in the order of the categories.</param>
    /// <exception cref="ArgumentException">There are not four answers.</exception>
    public ErrorTable(FourPixelCategory truth, ReadOnlySpan<float> answers)
    {
        IReadOnlyList<FourPixelCategory> categories = FourPixelCamera.Categories;
        if (answers.Length != categories.Count)
            throw new ArgumentException($"{answers.Length} answers where there are {categories.Count} categories.",
                nameof(answers));
        float[] truths = [.. categories.Select(category => category == truth ? 1f : 0f)];
        var rows = new ErrorRow[categories.Count];
        for (int i = 0; i < rows.Length; i++)
            rows[i] = new ErrorRow(categories[i], truths[i], answers[i],
                Error(answers.Slice(i, 1), truths.AsSpan(i, 1)));
        Rows = rows;
        Total = Error(answers, truths) * categories.Count;
    }

    /// <summary>The slides' example: the picture is horizontal, and the errors add up to 3.25.</summary>
    public static ErrorTable SlidesExample { get; } = new(FourPixelCategory.Horizontal, [0.5f, 0.75f, -0.25f, -0.75f]);

    /// <summary>One row for each category.</summary>
    public IReadOnlyList<ErrorRow> Rows { get; }

    /// <summary>The sum of the errors.</summary>
    public double Total { get; }

    private static double Error(ReadOnlySpan<float> answers, ReadOnlySpan<float> truths) =>
        _loss.Evaluate(answers, truths, default, stackalloc float[answers.Length], rows: 1);
}

/// <summary>One row of the error table.</summary>
/// <param name="Category">The category.</param>
/// <param name="Truth">1 if the picture shows the category, else 0.</param>
/// <param name="Answer">The network's answer.</param>
/// <param name="Error">The absolute difference of the two.</param>
public sealed record ErrorRow(FourPixelCategory Category, double Truth, double Answer, double Error);
