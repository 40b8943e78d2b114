using FourPixel.Tool.Csv;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Tool.Tables;

/// <summary>A column of a <see cref="TableView"/>: its name and type, and how it is read from a row.</summary>
/// <param name="Name">The name in ML.NET.</param>
/// <param name="Type">ML.NET's type.</param>
/// <param name="MakeGetter">Creates ML.NET's getter, which reads the value from the current row.</param>
/// <param name="Annotations">ML.NET's annotations, if any.</param>
internal sealed record ViewColumn(
    string Name, DataViewType Type, Func<CsvRows, Delegate> MakeGetter, DataViewSchema.Annotations? Annotations = null)
{
    /// <summary>A column of text.</summary>
    public static ViewColumn Text(string name, Func<CsvRows, ReadOnlyMemory<char>> read) =>
        new(name, TextDataViewType.Instance, rows =>
            (ValueGetter<ReadOnlyMemory<char>>)((ref ReadOnlyMemory<char> value) => value = read(rows)));

    public static ViewColumn Number(string name, Func<CsvRows, float> read) =>
        new(name, NumberDataViewType.Single, rows => (ValueGetter<float>)((ref float value) => value = read(rows)));

    public static ViewColumn Date(string name, Func<CsvRows, DateTime> read) =>
        new(name, DateTimeDataViewType.Instance, rows => (ValueGetter<DateTime>)((ref DateTime value) => value = read(rows)));
}
