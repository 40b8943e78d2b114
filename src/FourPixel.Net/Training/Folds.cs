namespace FourPixel.Net.Training;

/// <summary>
/// Rows in folds, of which each member of a network holds one out: together the members are trained on all rows, and each
/// is validated on its held-out rows (out-of-fold validation). Members take the folds in turn.
/// </summary>
internal sealed class Folds
{
    private readonly int[] _foldOf;

    /// <param name="examples">The rows.</param>
    /// <param name="count">The number of folds, from 2 to the number of rows.</param>
    /// <param name="seed">The seed of the split.</param>
    /// <param name="rank">The rank whose rows they are: few rows of many ranks do not all go to the same folds.</param>
    public Folds(ExampleSet examples, int count, int seed, int rank)
    {
        _foldOf = examples.DealOut(count, seed, rank);
        Count = count;
    }

    public int Count { get; }

    /// <summary>The share of the rows that a member is trained on.</summary>
    public double LearnedShare => (Count - 1.0) / Count;

    /// <summary>Sets the weights of the members that hold out a row to 0.</summary>
    /// <param name="row">The row.</param>
    /// <param name="weights">The weight of the row for each member.</param>
    public void HoldOut(int row, Span<float> weights)
    {
        for (int member = _foldOf[row]; member < weights.Length; member += Count)
            weights[member] = 0;
    }

    /// <summary>Whether a member holds out a row.</summary>
    public bool IsHeldOut(int row, int member) => _foldOf[row] == member % Count;
}
