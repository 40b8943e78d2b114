using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace FourPixel.MLNet;

/// <summary>
/// The names of contributions: one for each slot of the features, or one for each source column, with the slots of a one-hot vector
/// summed.
/// </summary>
internal sealed class ContributionSlots
{
    /// <summary>The column of each slot; null if each slot is its own column.</summary>
    private readonly int[]? _columnOf;

    private readonly ReadOnlyMemory<char>[]? _names;

    private ContributionSlots(int count, int[]? columnOf, ReadOnlyMemory<char>[]? names)
    {
        Count = count;
        _columnOf = columnOf;
        _names = names;
    }

    /// <summary>The number of contributions.</summary>
    public int Count { get; }

    /// <summary>One for each slot, with its name.</summary>
    public static ContributionSlots OfSlots(DataViewSchema.Column features) => new(features.Type.GetVectorSize(), null, NamesOf(features));

    /// <summary>One for each one-hot vector, and one for each slot that is in none.</summary>
    public static ContributionSlots OfColumns(DataViewSchema.Column features)
    {
        int slots = features.Type.GetVectorSize();
        int[] lastOf = [.. Enumerable.Range(0, slots)];
        if (features.Annotations.Schema.GetColumnOrNull(AnnotationUtils.Kinds.CategoricalSlotRanges) is not null)
        {
            VBuffer<int> ranges = default;
            features.Annotations.GetValue(AnnotationUtils.Kinds.CategoricalSlotRanges, ref ranges);
            foreach (int[] range in ranges.DenseValues().Chunk(2))
                lastOf[range[0]] = range[1];
        }

        ReadOnlyMemory<char>[]? names = NamesOf(features);
        var columnNames = new List<ReadOnlyMemory<char>>();
        int[] columnOf = new int[slots];
        for (int slot = 0, column = 0; slot < slots; column++)
        {
            int first = slot, last = lastOf[first];
            for (; slot <= last; slot++)
                columnOf[slot] = column;
            columnNames.Add(names == null ? default : last > first ? ColumnName(names[first]) : names[first]);
        }
        return new(columnNames.Count, columnOf, names == null ? null : [.. columnNames]);
    }

    /// <summary>Sums contributions of slots.</summary>
    public void Sum(ReadOnlySpan<float> contributions, Span<float> sums)
    {
        if (_columnOf == null)
        {
            contributions.CopyTo(sums);
            return;
        }
        sums.Clear();
        for (int slot = 0; slot < contributions.Length; slot++)
            sums[_columnOf[slot]] += contributions[slot];
    }

    public DataViewSchema.Annotations MakeAnnotations()
    {
        var builder = new DataViewSchema.Annotations.Builder();
        if (_names != null)
            builder.AddSlotNames(Count, (ref VBuffer<ReadOnlyMemory<char>> names) => names = new VBuffer<ReadOnlyMemory<char>>(Count, _names));
        return builder.ToAnnotations();
    }

    private static ReadOnlyMemory<char>[]? NamesOf(DataViewSchema.Column features)
    {
        if (!features.HasSlotNames(features.Type.GetVectorSize()))
            return null;
        VBuffer<ReadOnlyMemory<char>> names = default;
        features.GetSlotNames(ref names);
        return [.. names.DenseValues()];
    }

    /// <summary>Slot names are Column.value, or Column.[2].value if the column itself is a vector.</summary>
    private static ReadOnlyMemory<char> ColumnName(ReadOnlyMemory<char> slotName)
    {
        ReadOnlySpan<char> name = slotName.Span;
        int end = name.IndexOf('.');
        if (end >= 0 && name[(end + 1)..].StartsWith("[") && name[end..].IndexOf("].") is int bracket and > 0)
            end += bracket + 1;
        return end < 0 ? slotName : slotName[..end];
    }
}
