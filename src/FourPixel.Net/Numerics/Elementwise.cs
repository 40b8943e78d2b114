using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FourPixel.Net.Numerics;

/// <summary>What happens to the elements <c>index</c> to <c>index + TLane.Count</c> of some arrays.</summary>
internal interface IElementwise
{
    void Apply<TLane>(nint index) where TLane : struct, ILane<TLane>;
}

/// <summary>
/// Runs an elementwise operation over a range: in the widest registers that the machine has while they fit, and in
/// narrower ones over the rest.
/// </summary>
internal static class Elementwise
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TOperation>(TOperation operation, nint start, nint end)
        where TOperation : struct, IElementwise
    {
        nint next = start;
        if (Vector512.IsHardwareAccelerated && end - next >= Lane512.Count)
            next = RunLanes<TOperation, Lane512>(operation, next, end);
        if (Vector256.IsHardwareAccelerated && end - next >= Lane256.Count)
            next = RunLanes<TOperation, Lane256>(operation, next, end);
        if (Vector128.IsHardwareAccelerated && end - next >= Lane128.Count)
            next = RunLanes<TOperation, Lane128>(operation, next, end);
        if (next < end)
            RunLanes<TOperation, LaneScalar>(operation, next, end);
    }

    /// <summary>Runs whole registers of one width, and returns the index of the first element that is left.</summary>
    /// <remarks>A method of its own for each width, so that the formula fits into the JIT compiler's inlining budget.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static nint RunLanes<TOperation, TLane>(TOperation operation, nint start, nint end)
        where TOperation : struct, IElementwise
        where TLane : struct, ILane<TLane>
    {
        nint index = start;
        for (; index <= end - TLane.Count; index += TLane.Count)
            operation.Apply<TLane>(index);
        return index;
    }
}
