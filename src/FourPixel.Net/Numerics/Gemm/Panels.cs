namespace FourPixel.Net.Numerics;

/// <summary>A panel: columns of b and of the product, as wide as a register tile.</summary>
/// <param name="Start">The first column.</param>
/// <param name="Lanes">The lanes that hold the columns.</param>
/// <param name="Columns">The number of columns; the last lane may be partly empty.</param>
internal readonly record struct Panel(int Start, int Lanes, int Columns);

/// <summary>
/// Splits the columns of a block into panels of 2 or 3 lanes (1 if there is only one), as evenly as possible: 4 lanes are split
/// into 2 + 2 and not 3 + 1, because a narrow tile has too few sums to keep the multipliers busy.
/// </summary>
internal readonly struct Panels<TLane>(int columns) where TLane : struct, ILane<TLane>
{
    private readonly int _columns = columns;
    private readonly int _lanes = CeilingDivide(columns, TLane.Count);

    public int Count { get; } = CeilingDivide(CeilingDivide(columns, TLane.Count), Blocking<TLane>.NrLanes);

    public Panel this[int index]
    {
        get
        {
            int firstLane = index * _lanes / Count, endLane = (index + 1) * _lanes / Count;
            int start = firstLane * TLane.Count;
            return new Panel(start, endLane - firstLane, Math.Min(_columns, endLane * TLane.Count) - start);
        }
    }

    private static int CeilingDivide(int dividend, int divisor) => (dividend + divisor - 1) / divisor;
}
