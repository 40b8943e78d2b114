using System.Runtime.CompilerServices;

namespace FourPixel.Net.Numerics;

/// <summary>
/// One row of a register tile: a few adjacent lanes. The width of a tile is a type, so that the JIT compiler keeps each
/// lane in a register. If the product ends within the last lane, a mask selects its columns.
/// </summary>
internal unsafe interface ITileRow<TSelf, TLane>
    where TSelf : struct, ITileRow<TSelf, TLane>
    where TLane : struct, ILane<TLane>
{
    static abstract TSelf Load(float* source);

    static abstract TSelf Load(float* source, TLane mask);

    static abstract void Store(TSelf row, float* destination, TLane mask);

    /// <summary>sum += a * b, with the same element of a everywhere.</summary>
    /// <remarks>The sum is changed in place: returned as a new row, it would cost a copy from register to register.</remarks>
    static abstract void MultiplyAdd(float* a, TSelf b, ref TSelf sum);

    static abstract TSelf Add(TSelf a, TSelf b);
}

/// <summary>The last lane of a row. The masks say which of its elements exist.</summary>
internal unsafe interface ILastLane
{
    static abstract TLane Load<TLane>(float* source, TLane mask) where TLane : struct, ILane<TLane>;

    static abstract void Store<TLane>(TLane value, float* destination, TLane mask) where TLane : struct, ILane<TLane>;
}

/// <summary>All elements exist; the mask is not used.</summary>
internal readonly unsafe struct WholeLane : ILastLane
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Load<TLane>(float* source, TLane mask) where TLane : struct, ILane<TLane> => TLane.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TLane>(TLane value, float* destination, TLane mask) where TLane : struct, ILane<TLane> =>
        TLane.Store(value, destination);
}

/// <summary>Only the elements under the mask exist; no other memory is read or written.</summary>
internal readonly unsafe struct PartialLane : ILastLane
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Load<TLane>(float* source, TLane mask) where TLane : struct, ILane<TLane> =>
        TLane.Load(source, mask);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TLane>(TLane value, float* destination, TLane mask) where TLane : struct, ILane<TLane> =>
        TLane.Store(value, destination, mask);
}
