using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Tool.Tasks;

/// <summary>A column that predictions add to the rows of a file.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Source">The column of the model's output that it is taken from.</param>
/// <param name="MakeWriter">Creates the function that appends the prediction for the current row to a text.</param>
internal sealed record AnswerColumn(string Name, string Source, Func<DataViewRow, DataViewSchema.Column, Action<AnswerText>> MakeWriter)
{
    /// <summary>A class in the words of the file.</summary>
    public static AnswerColumn Text(string name, string source) => new(name, source, (row, column) =>
    {
        ValueGetter<ReadOnlyMemory<char>> get = row.GetGetter<ReadOnlyMemory<char>>(column);
        ReadOnlyMemory<char> value = default;
        return text =>
        {
            get(ref value);
            text.AppendField(value.Span);
        };
    });

    public static AnswerColumn Number(string name, string source) => new(name, source, (row, column) =>
    {
        ValueGetter<float> get = row.GetGetter<float>(column);
        float value = 0;
        return text =>
        {
            get(ref value);
            text.AppendNumber(value);
        };
    });

    /// <summary>A number that is made from a vector.</summary>
    public static AnswerColumn Number(string name, string source, Func<ReadOnlySpan<float>, float> pick) =>
        new(name, source, (row, column) => MakeVectorWriter(row, column, pick));

    private static Action<AnswerText> MakeVectorWriter(
        DataViewRow row, DataViewSchema.Column column, Func<ReadOnlySpan<float>, float> pick)
    {
        ValueGetter<VBuffer<float>> get = row.GetGetter<VBuffer<float>>(column);
        VBuffer<float> value = default, dense = default;
        return text =>
        {
            get(ref value);
            value.CopyToDense(ref dense);
            text.AppendNumber(pick(dense.GetValues()));
        };
    }
}
