using System.Runtime.CompilerServices;

namespace FourPixel.Net.Numerics;

/// <summary>An operation that goes through many rows for some columns, whose sums it holds in registers.</summary>
/// <remarks>Implementations are marked for inlining.</remarks>
internal interface IColumnwise
{
    /// <summary>Processes as many columns as a row of registers holds, from a column on.</summary>
    void Run<TLane, TRow>(nint column)
        where TLane : struct, ILane<TLane>
        where TRow : struct, ILaneRow<TRow, TLane>;
}

/// <summary>
/// Runs such an operation, with the widest available registers, and with narrower ones for the remaining columns. Four registers at
/// a time don't wait for each other's sums, and read longer runs of memory.
/// </summary>
internal static class Columnwise
{
    public static void Run<TOperation>(in TOperation operation, nint columns) where TOperation : struct, IColumnwise
    {
        nint next = 0;
        if (Lane512.IsSupported && columns - next >= Lane512.Count)
            next = RunLanes<TOperation, Lane512>(operation, next, columns);
        if (Lane256.IsSupported && columns - next >= Lane256.Count)
            next = RunLanes<TOperation, Lane256>(operation, next, columns);
        if (Lane128.IsSupported && columns - next >= Lane128.Count)
            next = RunLanes<TOperation, Lane128>(operation, next, columns);
        if (next < columns)
            RunLanes<TOperation, LaneScalar>(operation, next, columns);
    }

    private static nint RunLanes<TOperation, TLane>(in TOperation operation, nint column, nint columns)
        where TOperation : struct, IColumnwise
        where TLane : struct, ILane<TLane> => Precompiled<TLane>.Kernels
        ? RunPrecompiled<TOperation, TLane>(operation, column, columns)
        : RunOptimized<TOperation, TLane>(operation, column, columns);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static nint RunPrecompiled<TOperation, TLane>(in TOperation operation, nint column, nint columns)
        where TOperation : struct, IColumnwise
        where TLane : struct, ILane<TLane> => Loop<TOperation, TLane>(operation, column, columns);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static nint RunOptimized<TOperation, TLane>(in TOperation operation, nint column, nint columns)
        where TOperation : struct, IColumnwise
        where TLane : struct, ILane<TLane> => Loop<TOperation, TLane>(operation, column, columns);

    /// <summary>Runs full registers of one width, and returns the first remaining column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Loop<TOperation, TLane>(in TOperation operation, nint column, nint columns)
        where TOperation : struct, IColumnwise
        where TLane : struct, ILane<TLane>
    {
        for (; column <= columns - (4 * TLane.Count); column += 4 * TLane.Count)
            operation.Run<TLane, LaneRow4<TLane, WholeLane>>(column);
        for (; column <= columns - TLane.Count; column += TLane.Count)
            operation.Run<TLane, LaneRow1<TLane, WholeLane>>(column);
        return column;
    }
}
