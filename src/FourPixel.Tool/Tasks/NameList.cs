using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Tool.Tasks;

/// <summary>ML.NET's annotations with lists of names: of the classes or the slots of a column.</summary>
internal static class NameList
{
    /// <param name="kind">The kind of annotation: KeyValues or SlotNames.</param>
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
