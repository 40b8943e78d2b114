namespace FourPixel.Net.Numerics;

/// <summary>
/// The columns of a block cut into panels of 2 or 3 lanes (1 if there is only one), as even as can be: a product 4 lanes
/// wide is cut 2 + 2 and not 3 + 1, because a narrow tile has too few accumulators to keep the multipliers busy.
/// </summary>
internal readonly struct Panels<TLane>(int columns) where TLane : struct, ILane<TLane>
{
    private readonly int _columns = columns;
    private readonly int _lanes = (columns + TLane.Count - 1) / TLane.Count;

    public int Count => (_lanes + Blocking<TLane>.NrLanes - 1) / Blocking<TLane>.NrLanes;

    /// <summary>The first column of a panel.</summary>
    public int Start(int panel) => panel * _lanes / Count * TLane.Count;

    /// <summary>The columns of a panel, including those in its last lane that do not exist.</summary>
    public int Width(int panel) => Start(panel + 1) - Start(panel);

    /// <summary>The columns of a panel that exist.</summary>
    public int Columns(int panel) => Math.Min(_columns, Start(panel + 1)) - Start(panel);
}
