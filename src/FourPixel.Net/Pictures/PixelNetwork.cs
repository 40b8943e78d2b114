namespace FourPixel.Net.Pictures;

/// <summary>A network as pictures show it: its first layer looks at pixels, one for each input, and it has one member.</summary>
internal static class PixelNetwork
{
    /// <summary>The network, or its first member where it has several.</summary>
    /// <exception cref="ArgumentException">The network's scaler has bins, so that its first layer sees more than the inputs.</exception>
    public static Network Of(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (network.InputScaler?.Bins != null)
            throw new ArgumentException($"The network's scaler cuts its {network.Inputs} inputs into {network.InputScaler.Bins.Count} bins, and its first layer looks at these, which are no pixels. Train it without bins.", nameof(network));
        return network.Members == 1 ? network : network.Member(0);
    }
}
