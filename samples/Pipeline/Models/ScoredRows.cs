using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Samples;

/// <summary>What a model says about each row.</summary>
internal static class ScoredRows
{
    /// <summary>What the models of some task add to a row.</summary>
    private static readonly string[] _answers = ["Prediction", "Probability", "Score"];

    private static readonly JsonSerializerOptions _format =
        new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>One line of JSON for each row. No digit is left out, so equal lines are equal bits.</summary>
    public static IEnumerable<string> Describe(IDataView scored)
    {
        DataViewSchema.Column[] columns = [.. scored.Schema.Where(column => _answers.Contains(column.Name) && !column.IsHidden)];
        using DataViewRowCursor cursor = scored.GetRowCursor(columns);
        Func<object>[] read = [.. columns.Select(column => MakeReader(cursor, column))];
        while (cursor.MoveNext())
            yield return JsonSerializer.Serialize(columns.Zip(read).ToDictionary(pair => pair.First.Name, pair => pair.Second()), _format);
    }

    private static Func<object> MakeReader(DataViewRow row, DataViewSchema.Column column) => column.Type switch
    {
        TextDataViewType => MakeReader<ReadOnlyMemory<char>>(row, column, text => text.ToString()),
        VectorDataViewType => MakeReader<VBuffer<float>>(row, column, numbers => numbers.DenseValues().ToArray()),
        _ => MakeReader<float>(row, column, number => number),
    };

    private static Func<object> MakeReader<T>(DataViewRow row, DataViewSchema.Column column, Func<T, object> convert)
    {
        ValueGetter<T> get = row.GetGetter<T>(column);
        T value = default!;
        return () =>
        {
            get(ref value);
            return convert(value);
        };
    }
}
