namespace FourPixel.Net.Numerics;

/// <summary>
/// Whether a product is computed as it is, or its transpose, b^T a^T: the columns of the result fill the lanes of the registers,
/// so a result with few columns and many rows is cheaper transposed. The sums are the same, bit by bit.
/// </summary>
internal static class Orientation
{
    private const int TileRows = 8;

    /// <summary>The multiply-adds of a register that take as long as the latency of one.</summary>
    private const int Latency = 8;

    /// <summary>The elements that are transposed in the time of a multiply-add of a register.</summary>
    private const int Transposed = 2;

    /// <summary>What a transposed product costs besides, in multiply-adds of a register.</summary>
    private const int Overhead = 500;

    /// <summary>Products with fewer multiply-adds of numbers are too short to choose.</summary>
    private const int FewProducts = 8_000;

    public static bool PrefersTransposed(Matrix a, Matrix b)
    {
        bool isNarrow = b.Columns < Lane512.Count, isTransposed = b.ColumnStride != 1 && a.Rows < a.Columns;
        if (!(isNarrow || isTransposed) || a.Columns > Blocking<Lane512>.Kc || (long)a.Rows * a.Columns * b.Columns < FewProducts)
            return false;
        return Cost(b.Transposed, a.Transposed) + ((float)a.Rows * b.Columns / Transposed) + Overhead < Cost(a, b);
    }

    /// <summary>The time of a product, in multiply-adds of a register.</summary>
    private static float Cost(Matrix a, Matrix b)
    {
        int lane = MatrixMultiply.LaneOf(b.Columns), lanes = (b.Columns + lane - 1) / lane;
        int panels = Math.Max(1, (lanes + Blocking<Lane512>.NrLanes - 1) / Blocking<Lane512>.NrLanes);
        int tiles = a.Rows / TileRows, rest = a.Rows % TileRows;
        float width = (float)lanes / panels, step = tiles * Step(TileRows, width);
        if (rest != 0)
            step += Step(rest, width);
        float packing = b.ColumnStride == 1 ? 0 : (float)b.Rows * b.Columns / Transposed;
        return (step * panels * a.Columns) + packing;
    }

    /// <summary>A step of a tile multiplies and adds, loads as many registers a cycle, and waits for the step before it.</summary>
    private static float Step(int rows, float lanes) => Math.Max(Math.Max(rows * lanes, rows + lanes), Latency);
}
