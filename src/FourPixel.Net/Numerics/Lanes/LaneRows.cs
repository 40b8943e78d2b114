using System.Runtime.CompilerServices;

namespace FourPixel.Net.Numerics;

/// <summary>One register.</summary>
internal unsafe struct LaneRow1<TLane, TLast>(TLane lane0)
    : ILaneRow<LaneRow1<TLane, TLast>, TLane>
    where TLane : struct, ILane<TLane>
    where TLast : struct, ILastLane
{
    private TLane _lane0 = lane0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneRow1<TLane, TLast> Load(float* source) =>
        new(TLane.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneRow1<TLane, TLast> Load(float* source, TLane mask) =>
        new(TLast.Load(source, mask));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(LaneRow1<TLane, TLast> row, float* destination) =>
        TLane.Store(row._lane0, destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(LaneRow1<TLane, TLast> row, float* destination, TLane mask) =>
        TLast.Store(row._lane0, destination, mask);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneRow1<TLane, TLast> Add(LaneRow1<TLane, TLast> a, LaneRow1<TLane, TLast> b) =>
        new(a._lane0 + b._lane0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(float* a, LaneRow1<TLane, TLast> b, ref LaneRow1<TLane, TLast> sum) =>
        TLane.AddProduct(a, b._lane0, ref sum._lane0);
}

/// <summary>Two registers.</summary>
internal unsafe struct LaneRow2<TLane, TLast>(TLane lane0, TLane lane1)
    : ILaneRow<LaneRow2<TLane, TLast>, TLane>
    where TLane : struct, ILane<TLane>
    where TLast : struct, ILastLane
{
    private TLane _lane0 = lane0;
    private TLane _lane1 = lane1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneRow2<TLane, TLast> Load(float* source) =>
        new(TLane.Load(source), TLane.Load(source + TLane.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneRow2<TLane, TLast> Load(float* source, TLane mask) =>
        new(TLane.Load(source), TLast.Load(source + TLane.Count, mask));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(LaneRow2<TLane, TLast> row, float* destination)
    {
        TLane.Store(row._lane0, destination);
        TLane.Store(row._lane1, destination + TLane.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(LaneRow2<TLane, TLast> row, float* destination, TLane mask)
    {
        TLane.Store(row._lane0, destination);
        TLast.Store(row._lane1, destination + TLane.Count, mask);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneRow2<TLane, TLast> Add(LaneRow2<TLane, TLast> a, LaneRow2<TLane, TLast> b) =>
        new(a._lane0 + b._lane0, a._lane1 + b._lane1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(float* a, LaneRow2<TLane, TLast> b, ref LaneRow2<TLane, TLast> sum)
    {
        TLane everywhere = *a;
        TLane.AddProduct(everywhere, b._lane0, ref sum._lane0);
        TLane.AddProduct(everywhere, b._lane1, ref sum._lane1);
    }
}

/// <summary>Three registers.</summary>
internal unsafe struct LaneRow3<TLane, TLast>(TLane lane0, TLane lane1, TLane lane2)
    : ILaneRow<LaneRow3<TLane, TLast>, TLane>
    where TLane : struct, ILane<TLane>
    where TLast : struct, ILastLane
{
    private TLane _lane0 = lane0;
    private TLane _lane1 = lane1;
    private TLane _lane2 = lane2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneRow3<TLane, TLast> Load(float* source) =>
        new(TLane.Load(source), TLane.Load(source + TLane.Count), TLane.Load(source + (2 * TLane.Count)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneRow3<TLane, TLast> Load(float* source, TLane mask) =>
        new(TLane.Load(source), TLane.Load(source + TLane.Count), TLast.Load(source + (2 * TLane.Count), mask));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(LaneRow3<TLane, TLast> row, float* destination)
    {
        TLane.Store(row._lane0, destination);
        TLane.Store(row._lane1, destination + TLane.Count);
        TLane.Store(row._lane2, destination + (2 * TLane.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(LaneRow3<TLane, TLast> row, float* destination, TLane mask)
    {
        TLane.Store(row._lane0, destination);
        TLane.Store(row._lane1, destination + TLane.Count);
        TLast.Store(row._lane2, destination + (2 * TLane.Count), mask);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneRow3<TLane, TLast> Add(LaneRow3<TLane, TLast> a, LaneRow3<TLane, TLast> b) =>
        new(a._lane0 + b._lane0, a._lane1 + b._lane1, a._lane2 + b._lane2);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(float* a, LaneRow3<TLane, TLast> b, ref LaneRow3<TLane, TLast> sum)
    {
        TLane everywhere = *a;
        TLane.AddProduct(everywhere, b._lane0, ref sum._lane0);
        TLane.AddProduct(everywhere, b._lane1, ref sum._lane1);
        TLane.AddProduct(everywhere, b._lane2, ref sum._lane2);
    }
}

/// <summary>Four registers.</summary>
internal unsafe struct LaneRow4<TLane, TLast>(TLane lane0, TLane lane1, TLane lane2, TLane lane3)
    : ILaneRow<LaneRow4<TLane, TLast>, TLane>
    where TLane : struct, ILane<TLane>
    where TLast : struct, ILastLane
{
    private TLane _lane0 = lane0;
    private TLane _lane1 = lane1;
    private TLane _lane2 = lane2;
    private TLane _lane3 = lane3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneRow4<TLane, TLast> Load(float* source) =>
        new(
            TLane.Load(source),
            TLane.Load(source + TLane.Count),
            TLane.Load(source + (2 * TLane.Count)),
            TLane.Load(source + (3 * TLane.Count)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneRow4<TLane, TLast> Load(float* source, TLane mask) =>
        new(
            TLane.Load(source),
            TLane.Load(source + TLane.Count),
            TLane.Load(source + (2 * TLane.Count)),
            TLast.Load(source + (3 * TLane.Count), mask));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(LaneRow4<TLane, TLast> row, float* destination)
    {
        TLane.Store(row._lane0, destination);
        TLane.Store(row._lane1, destination + TLane.Count);
        TLane.Store(row._lane2, destination + (2 * TLane.Count));
        TLane.Store(row._lane3, destination + (3 * TLane.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(LaneRow4<TLane, TLast> row, float* destination, TLane mask)
    {
        TLane.Store(row._lane0, destination);
        TLane.Store(row._lane1, destination + TLane.Count);
        TLane.Store(row._lane2, destination + (2 * TLane.Count));
        TLast.Store(row._lane3, destination + (3 * TLane.Count), mask);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneRow4<TLane, TLast> Add(LaneRow4<TLane, TLast> a, LaneRow4<TLane, TLast> b) =>
        new(a._lane0 + b._lane0, a._lane1 + b._lane1, a._lane2 + b._lane2, a._lane3 + b._lane3);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(float* a, LaneRow4<TLane, TLast> b, ref LaneRow4<TLane, TLast> sum)
    {
        TLane everywhere = *a;
        TLane.AddProduct(everywhere, b._lane0, ref sum._lane0);
        TLane.AddProduct(everywhere, b._lane1, ref sum._lane1);
        TLane.AddProduct(everywhere, b._lane2, ref sum._lane2);
        TLane.AddProduct(everywhere, b._lane3, ref sum._lane3);
    }
}
