using System.Runtime.CompilerServices;

namespace FourPixel.Net.Numerics;

/// <summary>Packs the operands that are to be packed: first the panels of b, then the rows of a.</summary>
internal readonly struct PackJob<TLane> : IParallelJob where TLane : struct, ILane<TLane>
{
    public LeftOperand<TLane> A { get; init; }

    public RightOperand<TLane> B { get; init; }

    /// <summary>The rows of a to pack: all or none.</summary>
    public int Rows { get; init; }

    /// <summary>The panels of b to pack: all or none.</summary>
    public int Panels { get; init; }

    public int Parts => Panels + ((Rows + Blocking<TLane>.PartRows - 1) / Blocking<TLane>.PartRows);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int part)
    {
        if (part < Panels)
        {
            B.Pack(B.Panels[part]);
            return;
        }
        int row = (part - Panels) * Blocking<TLane>.PartRows;
        A.Pack(row, Math.Min(Blocking<TLane>.PartRows, Rows - row));
    }
}
