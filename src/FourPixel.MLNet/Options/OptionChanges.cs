using FourPixel.Net;

namespace FourPixel.MLNet;

/// <summary>What <see cref="OptionTrial"/> tries, one after the other, each on top of those that were better.</summary>
internal static class OptionChanges
{
    private const double InputDropout = 0.2;
    private const double RateFactor = 0.3;

    /// <param name="given">The user's options: what is set there is not changed.</param>
    /// <param name="chosen">Where to begin.</param>
    public static IEnumerable<Action<FourPixelOptions>> Of(FourPixelOptions given, FourPixelOptions chosen)
    {
        if (given.QuantileBins == null && chosen.QuantileBins > 0)
            yield return options => options.QuantileBins = 0;
        if (given.InputDropout == null)
            yield return options => options.InputDropout = InputDropout;
        if (chosen.Effort != Effort.Thorough)
            yield break;

        if (given.LearningRate == null)
            yield return options => options.LearningRate *= RateFactor;
        if (given.HiddenLayers == null)
            yield return options => options.HiddenLayers = [2 * options.HiddenLayers![0], .. options.HiddenLayers[1..]];
    }
}
