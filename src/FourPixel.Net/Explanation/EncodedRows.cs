using FourPixel.Net.Scoring;

namespace FourPixel.Net.Explanation;

/// <summary>The terms that the columns of some rows add to the first layer, in memory that is used again and again.</summary>
internal sealed class EncodedRows
{
    /// <summary>Scaled numbers, with their columns.</summary>
    public SparseRows Columns { get; } = new(1);

    /// <summary>Shares of knots, with their places among those of all bins.</summary>
    public SparseRows Knots { get; } = new(1);

    /// <summary>Removes all rows.</summary>
    public void Clear()
    {
        Columns.Clear();
        Knots.Clear();
    }
}
