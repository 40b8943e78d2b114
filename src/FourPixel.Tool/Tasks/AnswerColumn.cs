namespace FourPixel.Tool.Tasks;

/// <summary>A column that predictions add to the rows of a file.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Append">Appends the prediction to a row, from the network's outputs for that row.</param>
internal sealed record AnswerColumn(string Name, Action<AnswerText, ReadOnlySpan<float>> Append)
{
    /// <summary>A class by its name in the file.</summary>
    public static AnswerColumn Text(string name, Func<ReadOnlySpan<float>, string> pick) =>
        new(name, (text, outputs) => text.AppendField(pick(outputs)));

    public static AnswerColumn Number(string name, Func<ReadOnlySpan<float>, float> pick) =>
        new(name, (text, outputs) => text.AppendNumber(pick(outputs)));
}
