using System.Globalization;
using System.Reflection;

namespace FourPixel.Net.Training;

/// <summary>Something that determines the result of training.</summary>
/// <param name="Name">Its name in messages.</param>
/// <param name="Value">Its value, as one line of text.</param>
/// <param name="IsFingerprint">Whether the value is a hash, which messages don't show.</param>
internal sealed record TrainingTrait(string Name, string Value, bool IsFingerprint = false)
{
    /// <summary>The options that don't change the result.</summary>
    private static readonly string[] _optionsWithoutEffect =
    [
        nameof(TrainingOptions.NumberOfThreads),
        nameof(TrainingOptions.CheckpointPath),
        nameof(TrainingOptions.CheckpointInterval),
        nameof(TrainingOptions.EpochCompleted),
        nameof(TrainingOptions.CancellationToken),
        nameof(TrainingOptions.Communicator),
    ];

    /// <summary>All traits that determine the result. An option counts unless it is known to have no effect.</summary>
    public static IReadOnlyList<TrainingTrait> AllOf(TrainingOptions options, Network network, TrainingRows rows) =>
    [
        .. OfOptions(options),
        .. OfNetwork(network),
        new("the training rows", Fingerprint.OfAll(rows.Ranks, Fingerprint.Of(rows.Training)), IsFingerprint: true),
        new("the validation rows", Fingerprint.OfAll(rows.Ranks, Fingerprint.Of(rows.Validation)), IsFingerprint: true),
        new("the number of folds", $"{rows.Folds?.Count ?? 0}"),
        new("the number of ranks", $"{rows.Ranks.Size}"),
    ];

    /// <summary>The options that determine the result.</summary>
    public static IEnumerable<TrainingTrait> OfOptions(TrainingOptions options) =>
        typeof(TrainingOptions).GetProperties().Where(option => !_optionsWithoutEffect.Contains(option.Name))
            .Select(option => OfOption(option, options));

    /// <summary>The network before it is trained.</summary>
    public static IEnumerable<TrainingTrait> OfNetwork(Network network) =>
    [
        new("the network", network.Describe()),
        new("the scales of the inputs", Fingerprint.Of(network.InputScaler), IsFingerprint: true),
        new("the scales of the outputs", Fingerprint.Of(network.OutputScaler), IsFingerprint: true),
        new("the initial weights", Fingerprint.OfWeights(network), IsFingerprint: true),
    ];

    /// <summary>Describes the difference from the same trait of an earlier training run.</summary>
    public string Contrast(string before) => IsFingerprint ? $"{Name} differ" : $"{Name} is {Value} and was {before}";

    private static TrainingTrait OfOption(PropertyInfo option, TrainingOptions options) => new(option.Name,
        option.GetValue(options) is object value ? ((IConvertible)value).ToString(CultureInfo.InvariantCulture) : "not set");
}
