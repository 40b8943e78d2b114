namespace FourPixel.Net.Numerics;

/// <summary>An operation on a block of a product as soon as it is complete, while it is in the cache.</summary>
internal unsafe interface IEpilogue
{
    /// <summary>
    /// Processes <paramref name="rows"/> rows from <paramref name="row"/> on and <paramref name="columns"/> columns from
    /// <paramref name="column"/> on, and nothing else of the product. Blocks are processed in any order and on any thread.
    /// </summary>
    void Apply(Matrix product, int row, int rows, int column, int columns);
}

/// <summary>Does nothing.</summary>
internal readonly struct NoEpilogue : IEpilogue
{
    public void Apply(Matrix product, int row, int rows, int column, int columns)
    {
    }
}
