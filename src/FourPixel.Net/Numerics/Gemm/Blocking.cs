namespace FourPixel.Net.Numerics;

/// <summary>
/// The block sizes of a product [m, k] x [k, n], named as in the literature. They fit the caches,
/// and do not depend on the number of threads.
/// </summary>
internal static class Blocking<TLane> where TLane : struct, ILane<TLane>
{
    /// <summary>The rows of a register tile: the sums of Mr rows of 3 lanes use three quarters of the registers.</summary>
    public static int Mr => TLane.Registers / 4;

    /// <summary>Lanes of the widest register tile.</summary>
    public const int NrLanes = 3;

    /// <summary>Columns of the widest register tile.</summary>
    public static int Nr => NrLanes * TLane.Count;

    /// <summary>
    /// The depth of a block: a panel of b, [Kc, Nr], and a part of a, [Mc, Kc], stay in the second-level cache.
    /// </summary>
    public const int Kc = 512;

    /// <summary>The rows of a part, which one thread multiplies by a panel of b.</summary>
    public const int Mc = 64;

    /// <summary>Columns of b that are packed at a time: [Kc, Nc] takes 2 MB.</summary>
    public const int Nc = 1024;
}
