namespace FourPixel.Net.Training;

/// <summary>How a rank comes to where all ranks meet.</summary>
internal enum RankState : byte
{
    Well,
    Failed,
    Cancelled,
}
