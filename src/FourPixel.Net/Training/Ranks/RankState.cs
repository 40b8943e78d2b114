namespace FourPixel.Net.Training;

/// <summary>The state in which a rank reaches a point where all ranks meet.</summary>
internal enum RankState : byte
{
    Well,
    Failed,
    Cancelled,
}
