using FourPixel.Report.Page;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Report.Results;

/// <summary>A summary of the values of a column.</summary>
internal abstract class ColumnSummary(DataViewSchema.Column column)
{
    private static readonly Type[] _numbers = [typeof(float), typeof(double), typeof(byte), typeof(short), typeof(int), typeof(long)];

    public string Name => column.Name;

    public long Missing { get; protected set; }

    /// <summary>The type in words.</summary>
    public string Kind => column.Type switch
    {
        KeyDataViewType => "categories",
        VectorDataViewType { Size: 0 } => "vector of any length",
        VectorDataViewType vector => $"vector of {Text.Count(vector.Size, "value")}",
        TextDataViewType => "text",
        BooleanDataViewType => "yes or no",
        DateTimeDataViewType => "date",
        NumberDataViewType => "number",
        DataViewType type => type.ToString()!,
    };

    public static ColumnSummary Create(DataViewSchema.Column column)
    {
        Type type = column.Type.RawType;
        if (column.Type is VectorDataViewType vector)
            return vector.ItemType.RawType == typeof(float) ? new VectorSummary(column) : new OtherSummary(column);
        if (_numbers.Contains(type) && column.Type is NumberDataViewType)
            return (ColumnSummary)Activator.CreateInstance(typeof(NumberSummary<>).MakeGenericType(type), column)!;
        return column.Type is KeyDataViewType ? new OtherSummary(column)
            : (ColumnSummary)Activator.CreateInstance(typeof(ValueSummary<>).MakeGenericType(type), column)!;
    }

    /// <summary>Returns a function that adds the value of the current row.</summary>
    public abstract Action Open(DataViewRow row);

    /// <summary>The values in words.</summary>
    public abstract string Describe();
}
