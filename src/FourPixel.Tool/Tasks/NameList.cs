using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Tool.Tasks;

/// <summary>Lists of names that ML.NET keeps beside a column: those of its classes, or of its numbers.</summary>
internal static class NameList
{
    /// <param name="kind">What ML.NET calls the list: KeyValues or SlotNames.</param>
    /// <param name="list">The names.</param>
    public static DataViewSchema.Annotations Describe(string kind, IEnumerable<string> list)
    {
        ReadOnlyMemory<char>[] names = [.. list.Select(name => name.AsMemory())];
        var builder = new DataViewSchema.Annotations.Builder();
        ValueGetter<VBuffer<ReadOnlyMemory<char>>> get = (ref VBuffer<ReadOnlyMemory<char>> value) =>
            value = new VBuffer<ReadOnlyMemory<char>>(names.Length, names);
        builder.Add(kind, new VectorDataViewType(TextDataViewType.Instance, names.Length), get);
        return builder.ToAnnotations();
    }
}
