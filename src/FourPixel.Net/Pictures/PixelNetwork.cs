namespace FourPixel.Net.Pictures;

/// <summary>A network for pictures: one member, whose first layer takes one pixel for each input.</summary>
internal static class PixelNetwork
{
    /// <summary>The network, or the first member of an ensemble.</summary>
    /// <exception cref="ArgumentException">The network's scaler has bins, so its first layer takes more than the inputs.</exception>
    public static Network Of(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (network.InputScaler?.Bins != null)
            throw new ArgumentException($"The network's scaler cuts its {network.Inputs} inputs into {network.InputScaler.Bins.Count} bins, so its first layer does not take pixels. Train it without bins.", nameof(network));
        return network.Members == 1 ? network : network.Member(0);
    }
}
