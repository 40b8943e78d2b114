using FourPixel.Net.Scoring;

namespace FourPixel.Net.Explanation;

/// <summary>The terms that the columns of some rows add to the first layer, in memory that is reused.</summary>
internal sealed class EncodedRows
{
    /// <summary>Scaled numbers, with their columns.</summary>
    public SparseRows Columns { get; } = new(1);

    /// <summary>Coefficients of knots, with their indexes among the knots of all bins.</summary>
    public SparseRows Knots { get; } = new(1);

    /// <summary>Removes all rows.</summary>
    public void Clear()
    {
        Columns.Clear();
        Knots.Clear();
    }
}
