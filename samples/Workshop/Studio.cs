using FourPixel.Net;
using FourPixel.Slides;

namespace FourPixel.Samples.Workshop;

/// <summary>The networks and results that lessons share, computed on first use.</summary>
internal sealed class Studio
{
    /// <summary>The random seed of the workshop.</summary>
    public const int Seed = 1;

    private readonly Lazy<CameraTraining> _training = new(() => CameraTraining.Run(Seed));
    private readonly Lazy<IReadOnlyList<LinearRule>> _linearRules = new(LinearRuleSearch.Run);

    public Network HandWired { get; } = HandWiredNetwork.Create();

    public CameraTraining Training => _training.Value;

    public IReadOnlyList<LinearRule> LinearRules => _linearRules.Value;

    public static string[] CategoryNames { get; } =
        [.. FourPixelCamera.Categories.Select(category => category.ToString().ToLowerInvariant())];
}
