namespace FourPixel.Net.Numerics;

/// <summary>What is done to a block of a product as soon as it is finished, while it is still in the cache.</summary>
internal unsafe interface IEpilogue
{
    /// <summary>Works on the rows <paramref name="row"/> and following, and the columns <paramref name="column"/> and following.</summary>
    void Apply(Matrix product, int row, int rows, int column, int columns);
}

/// <summary>Leaves the product as it is.</summary>
internal readonly struct NoEpilogue : IEpilogue
{
    public void Apply(Matrix product, int row, int rows, int column, int columns)
    {
    }
}
