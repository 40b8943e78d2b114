using System.Runtime.CompilerServices;

namespace FourPixel.Net.Numerics;

/// <summary>
/// A few adjacent registers: what a kernel holds of one row. Their number is a type, so that the JIT compiler keeps each of them in a
/// register of the processor. If a row ends within the last one, a mask selects its elements.
/// </summary>
internal unsafe interface ILaneRow<TSelf, TLane>
    where TSelf : struct, ILaneRow<TSelf, TLane>
    where TLane : struct, ILane<TLane>
{
    static abstract TSelf Load(float* source);

    static abstract TSelf Load(float* source, TLane mask);

    static abstract void Store(TSelf row, float* destination);

    static abstract void Store(TSelf row, float* destination, TLane mask);

    static abstract TSelf Add(TSelf a, TSelf b);

    /// <summary>sum = a * b + sum, with the same a for all elements.</summary>
    static abstract void AddProduct(float* a, TSelf b, ref TSelf sum);
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
