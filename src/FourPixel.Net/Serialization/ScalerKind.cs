namespace FourPixel.Net.Serialization;

/// <summary>The kind of scaler in a network's file.</summary>
internal enum ScalerKind
{
    None = 0,

    /// <summary>A shift and a scale for each input.</summary>
    Plain = 1,

    /// <summary>A shift and a scale for each input, and at least one bin.</summary>
    WithBins = 2,
}

internal static class ScalerKinds
{
    public static ScalerKind Kind(this InputScaler? scaler) =>
        scaler == null ? ScalerKind.None : scaler.Bins == null ? ScalerKind.Plain : ScalerKind.WithBins;
}
