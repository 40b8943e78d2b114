using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Report.Rows;

/// <summary>The values of a column for a few rows.</summary>
internal abstract class MemoryColumn(DataViewSchema.Column source)
{
    public string Name => source.Name;

    public DataViewType Type => source.Type;

    public DataViewSchema.Annotations Annotations => source.Annotations;

    /// <summary>The slots of a vector that can be shuffled individually; 1 for other types.</summary>
    public virtual int Slots => 1;

    public static MemoryColumn Create(DataViewSchema.Column source)
    {
        (Type column, Type item) = source.Type is VectorDataViewType vector
            ? (typeof(VectorColumn<>), vector.ItemType.RawType)
            : (typeof(ScalarColumn<>), source.Type.RawType);
        return (MemoryColumn)Activator.CreateInstance(column.MakeGenericType(item), source)!;
    }

    /// <summary>Returns a function that adds the value of the current row.</summary>
    public abstract Action Open(DataViewRow row);

    /// <summary>Returns ML.NET's getter for the row at a position.</summary>
    /// <param name="position">The row.</param>
    /// <param name="shuffle">The shuffle to apply; null for none.</param>
    public abstract Delegate MakeGetter(Func<int> position, Shuffle? shuffle);

    /// <summary>The name of a slot.</summary>
    public virtual string NameOf(int slot) => Name;

    /// <summary>The value of a row in words.</summary>
    public abstract string Describe(int row, int slot = 0);

    protected static string Describe(object? value) => value switch
    {
        float.NaN or double.NaN or null => "missing",
        ReadOnlyMemory<char> { IsEmpty: true } => "missing",
        float number => number.ToString("G6", CultureInfo.InvariantCulture),
        DateTime date => date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
