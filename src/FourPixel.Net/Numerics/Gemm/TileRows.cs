using System.Runtime.CompilerServices;

namespace FourPixel.Net.Numerics;

/// <summary>One lane wide.</summary>
internal unsafe struct TileRow1<TLane, TLast>(TLane lane0)
    : ITileRow<TileRow1<TLane, TLast>, TLane>
    where TLane : struct, ILane<TLane>
    where TLast : struct, ILastLane
{
    private TLane _lane0 = lane0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileRow1<TLane, TLast> Load(float* source) =>
        new(TLane.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileRow1<TLane, TLast> Load(float* source, TLane mask) =>
        new(TLast.Load(source, mask));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(TileRow1<TLane, TLast> row, float* destination, TLane mask)
    {
        TLast.Store(row._lane0, destination, mask);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyAdd(float* a, TileRow1<TLane, TLast> b, ref TileRow1<TLane, TLast> sum) =>
        TLane.MultiplyAdd(a, b._lane0, ref sum._lane0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileRow1<TLane, TLast> Add(TileRow1<TLane, TLast> a, TileRow1<TLane, TLast> b) =>
        new(a._lane0 + b._lane0);
}

/// <summary>Two lanes wide.</summary>
internal unsafe struct TileRow2<TLane, TLast>(TLane lane0, TLane lane1)
    : ITileRow<TileRow2<TLane, TLast>, TLane>
    where TLane : struct, ILane<TLane>
    where TLast : struct, ILastLane
{
    private TLane _lane0 = lane0;
    private TLane _lane1 = lane1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileRow2<TLane, TLast> Load(float* source) =>
        new(TLane.Load(source), TLane.Load(source + TLane.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileRow2<TLane, TLast> Load(float* source, TLane mask) =>
        new(TLane.Load(source), TLast.Load(source + TLane.Count, mask));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(TileRow2<TLane, TLast> row, float* destination, TLane mask)
    {
        TLane.Store(row._lane0, destination);
        TLast.Store(row._lane1, destination + TLane.Count, mask);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyAdd(float* a, TileRow2<TLane, TLast> b, ref TileRow2<TLane, TLast> sum)
    {
        TLane everywhere = *a;
        TLane.MultiplyAdd(everywhere, b._lane0, ref sum._lane0);
        TLane.MultiplyAdd(everywhere, b._lane1, ref sum._lane1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileRow2<TLane, TLast> Add(TileRow2<TLane, TLast> a, TileRow2<TLane, TLast> b) =>
        new(a._lane0 + b._lane0, a._lane1 + b._lane1);
}

/// <summary>Three lanes wide.</summary>
internal unsafe struct TileRow3<TLane, TLast>(TLane lane0, TLane lane1, TLane lane2)
    : ITileRow<TileRow3<TLane, TLast>, TLane>
    where TLane : struct, ILane<TLane>
    where TLast : struct, ILastLane
{
    private TLane _lane0 = lane0;
    private TLane _lane1 = lane1;
    private TLane _lane2 = lane2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileRow3<TLane, TLast> Load(float* source) =>
        new(TLane.Load(source), TLane.Load(source + TLane.Count), TLane.Load(source + (2 * TLane.Count)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileRow3<TLane, TLast> Load(float* source, TLane mask) =>
        new(TLane.Load(source), TLane.Load(source + TLane.Count), TLast.Load(source + (2 * TLane.Count), mask));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(TileRow3<TLane, TLast> row, float* destination, TLane mask)
    {
        TLane.Store(row._lane0, destination);
        TLane.Store(row._lane1, destination + TLane.Count);
        TLast.Store(row._lane2, destination + (2 * TLane.Count), mask);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyAdd(float* a, TileRow3<TLane, TLast> b, ref TileRow3<TLane, TLast> sum)
    {
        TLane everywhere = *a;
        TLane.MultiplyAdd(everywhere, b._lane0, ref sum._lane0);
        TLane.MultiplyAdd(everywhere, b._lane1, ref sum._lane1);
        TLane.MultiplyAdd(everywhere, b._lane2, ref sum._lane2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileRow3<TLane, TLast> Add(TileRow3<TLane, TLast> a, TileRow3<TLane, TLast> b) =>
        new(a._lane0 + b._lane0, a._lane1 + b._lane1, a._lane2 + b._lane2);
}
