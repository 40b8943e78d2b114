using FourPixel.Net.Scaling;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace FourPixel.MLNet;

/// <summary>Warns, by name, of feature slots that carry no information or are hard to train on.</summary>
internal sealed class ColumnWarnings(IChannel channel, DataViewSchema.Column features, ColumnMoments moments)
{
    /// <summary>The ratio of mean to standard deviation from which only one or two of the seven digits of single precision vary.</summary>
    private const double FarInSpreads = 1e5;

    /// <summary>Initial weights suit inputs around 1.</summary>
    private const double MaxUnscaled = 100;

    private const int Named = 10;

    /// <summary>Warnings for scaled features.</summary>
    public void Write()
    {
        Warn(moments.IsEmpty, "have no value in any row and count as 0");
        Warn(IsConstant, "have the same value in all training rows and are ignored");
        Warn(IsFarFromZero, "differ only in the last digits of single precision; subtract a constant, or scale them, before you convert them to float");
    }

    /// <summary>Warnings for unscaled features.</summary>
    public void WriteUnscaled() => Warn(
        column => !moments.IsEmpty(column) && Math.Abs(moments.Mean(column)) + moments.StandardDeviation(column) > MaxUnscaled,
        "are much larger than 1, which prevents most networks from learning, and InputScaling is None; use InputScaling.Standard or Robust");

    /// <summary>In sparse rows, most slots are 0 in most rows, so there is no warning.</summary>
    private bool IsConstant(int column) => !moments.IsEmpty(column) && !moments.IsSparse(column) && moments.Spread(column) == 0;

    private bool IsFarFromZero(int column) => !moments.IsEmpty(column) && !moments.IsSparse(column)
        && moments.Spread(column) > 0 && Math.Abs(moments.Mean(column)) > FarInSpreads * moments.Spread(column);

    private void Warn(Predicate<int> isMeant, string what)
    {
        int[] slots = [.. Enumerable.Range(0, moments.Columns).Where(column => isMeant(column))];
        if (slots.Length == 0)
            return;
        string[] names = SlotNames();
        string list = string.Join(", ", slots.Take(Named).Select(slot => names.Length == 0 || names[slot] == "" ? $"{slot}" : $"{slot} '{names[slot]}'"));
        channel.Warning($"{slots.Length} of {moments.Columns} slots of feature column '{features.Name}' {what}: {list}{(slots.Length > Named ? ", ..." : "")}.");
    }

    private string[] SlotNames()
    {
        if (!features.HasSlotNames(moments.Columns))
            return [];
        VBuffer<ReadOnlyMemory<char>> names = default;
        features.GetSlotNames(ref names);
        return [.. names.DenseValues().Select(name => name.ToString())];
    }
}
