using System.Runtime.CompilerServices;

namespace FourPixel.Net.Numerics;

/// <summary>An elementwise operation on a block of matrices with the same row stride.</summary>
/// <remarks>Implementations are marked for inlining: a call for each register would cost more than most formulas.</remarks>
internal interface IBlockwise
{
    /// <summary>Processes <c>TLane.Count</c> adjacent elements of a row.</summary>
    /// <param name="index">The index of the first element: row * stride + column.</param>
    /// <param name="row">The row; rows come in ascending order.</param>
    /// <param name="column">The column of the first element.</param>
    void Apply<TLane>(nint index, nint row, nint column) where TLane : struct, ILane<TLane>;
}

/// <summary>
/// Runs an operation over a block, with the widest available registers, and with narrower ones for the remaining columns.
/// </summary>
internal static class Blockwise
{
    public static void Run<TOperation>(TOperation operation, nint row, nint rows, nint stride, nint column, nint columns)
        where TOperation : struct, IBlockwise
    {
        nint next = column, end = column + columns;
        if (Lane512.IsSupported && end - next >= Lane512.Count)
            next = RunLanes<TOperation, Lane512>(operation, row, rows, stride, next, end);
        if (Lane256.IsSupported && end - next >= Lane256.Count)
            next = RunLanes<TOperation, Lane256>(operation, row, rows, stride, next, end);
        if (Lane128.IsSupported && end - next >= Lane128.Count)
            next = RunLanes<TOperation, Lane128>(operation, row, rows, stride, next, end);
        if (next < end)
            RunLanes<TOperation, LaneScalar>(operation, row, rows, stride, next, end);
    }

    private static nint RunLanes<TOperation, TLane>(TOperation operation, nint row, nint rows, nint stride, nint column, nint end)
        where TOperation : struct, IBlockwise
        where TLane : struct, ILane<TLane> => Precompiled<TLane>.Kernels
        ? RunPrecompiled<TOperation, TLane>(operation, row, rows, stride, column, end)
        : RunOptimized<TOperation, TLane>(operation, row, rows, stride, column, end);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static nint RunPrecompiled<TOperation, TLane>(TOperation operation, nint row, nint rows, nint stride, nint column, nint end)
        where TOperation : struct, IBlockwise
        where TLane : struct, ILane<TLane> => Loop<TOperation, TLane>(operation, row, rows, stride, column, end);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static nint RunOptimized<TOperation, TLane>(TOperation operation, nint row, nint rows, nint stride, nint column, nint end)
        where TOperation : struct, IBlockwise
        where TLane : struct, ILane<TLane> => Loop<TOperation, TLane>(operation, row, rows, stride, column, end);

    /// <summary>Runs full registers of one width, and returns the first remaining column.</summary>
    /// <remarks>Each width has its own method, so that the formula fits into the JIT compiler's inlining budget.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Loop<TOperation, TLane>(TOperation operation, nint row, nint rows, nint stride, nint column, nint end)
        where TOperation : struct, IBlockwise
        where TLane : struct, ILane<TLane>
    {
        nint whole = column + ((end - column) / TLane.Count * TLane.Count);
        for (nint last = row + rows; row < last; row++)
            for (nint next = column, start = row * stride; next < whole; next += TLane.Count)
                operation.Apply<TLane>(start + next, row, next);
        return whole;
    }
}
