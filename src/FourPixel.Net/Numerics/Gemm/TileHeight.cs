namespace FourPixel.Net.Numerics;

/// <summary>The number of rows of a register tile, as a type: the JIT compiler removes the code for missing rows.</summary>
internal interface ITileHeight
{
    static abstract int Rows { get; }
}

internal readonly struct EightRows : ITileHeight
{
    public static int Rows => 8;
}

internal readonly struct FourRows : ITileHeight
{
    public static int Rows => 4;
}

internal readonly struct TwoRows : ITileHeight
{
    public static int Rows => 2;
}

internal readonly struct OneRow : ITileHeight
{
    public static int Rows => 1;
}
