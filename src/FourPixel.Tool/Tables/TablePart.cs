namespace FourPixel.Tool.Tables;

/// <summary>A part of the rows that have a label.</summary>
internal enum TablePart
{
    All,
    Training,
    HeldOut,
}
