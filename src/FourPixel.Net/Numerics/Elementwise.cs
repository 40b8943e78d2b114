using System.Runtime.CompilerServices;

namespace FourPixel.Net.Numerics;

/// <summary>An operation on the elements <c>index</c> to <c>index + TLane.Count - 1</c> of some arrays.</summary>
/// <remarks>Implementations are marked for inlining: a call for each register would cost more than most formulas.</remarks>
internal interface IElementwise
{
    void Apply<TLane>(nint index) where TLane : struct, ILane<TLane>;
}

/// <summary>Runs an elementwise operation over a range.</summary>
internal static class Elementwise
{
    public static void Run<TOperation>(TOperation operation, nint start, nint end)
        where TOperation : struct, IElementwise =>
        Blockwise.Run(new OneRow<TOperation>(operation), 0, 1, 0, start, end - start);

    private readonly struct OneRow<TOperation>(TOperation operation) : IBlockwise
        where TOperation : struct, IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLane>(nint index, nint row, nint column) where TLane : struct, ILane<TLane> => operation.Apply<TLane>(index);
    }
}
