namespace FourPixel.Net.Numerics;

/// <summary>What is done to a block of a product as soon as it is finished, while it is still in the cache.</summary>
internal unsafe interface IEpilogue
{
    /// <summary>
    /// Works on <paramref name="rows"/> rows from <paramref name="row"/> on and <paramref name="columns"/> columns from
    /// <paramref name="column"/> on, and touches nothing else of the product. Blocks come in any order and from any thread.
    /// </summary>
    void Apply(Matrix product, int row, int rows, int column, int columns);
}

/// <summary>Leaves the product as it is.</summary>
internal readonly struct NoEpilogue : IEpilogue
{
    public void Apply(Matrix product, int row, int rows, int column, int columns)
    {
    }
}
