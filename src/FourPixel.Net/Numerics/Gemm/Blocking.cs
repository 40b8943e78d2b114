namespace FourPixel.Net.Numerics;

/// <summary>The sizes of the blocks that a product is cut into. Only speed depends on them.</summary>
internal static class Blocking<TLane> where TLane : struct, ILane<TLane>
{
    /// <summary>Rows of a register tile: the accumulators, Mr rows of 3 lanes, fill three quarters of the registers.</summary>
    public static int Mr => TLane.Registers / 4;

    /// <summary>Lanes of a register tile.</summary>
    public const int NrLanes = 3;

    /// <summary>Columns of the widest register tile.</summary>
    public static int Nr => NrLanes * TLane.Count;

    /// <summary>Rows of a part of the work: those of a, over Kc, stay in the second-level cache.</summary>
    public const int RowsPerPart = 64;

    /// <summary>The depth of a block: a panel of b, Nr wide, stays in the second-level cache.</summary>
    public const int Kc = 512;

    /// <summary>Rows of a that are packed at a time.</summary>
    public const int Mc = 1024;

    /// <summary>Columns of b that are packed at a time.</summary>
    public const int Nc = 1024;
}
