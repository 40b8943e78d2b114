namespace FourPixel.Net.Serialization;

/// <summary>What a network's file says of its scaler.</summary>
internal enum ScalerKind
{
    None = 0,

    /// <summary>A shift and a scale for each input.</summary>
    Plain = 1,

    /// <summary>Also bins, at least one.</summary>
    WithBins = 2,
}

internal static class ScalerKinds
{
    public static ScalerKind Kind(this InputScaler? scaler) =>
        scaler == null ? ScalerKind.None : scaler.Bins == null ? ScalerKind.Plain : ScalerKind.WithBins;
}
