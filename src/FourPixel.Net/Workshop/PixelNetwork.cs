namespace FourPixel.Net.Workshop;

/// <summary>Whether the first layer of a network looks at pixels, one for each input.</summary>
internal static class PixelNetwork
{
    /// <exception cref="ArgumentException">The network's scaler has bins, so that its first layer sees more than the inputs.</exception>
    public static void Require(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (network.InputScaler?.Bins != null)
            throw new ArgumentException($"The network's scaler cuts its {network.Inputs} inputs into {network.InputScaler.Bins.Count} bins, and its first layer looks at these, which are no pixels. Train it without bins.", nameof(network));
    }
}
