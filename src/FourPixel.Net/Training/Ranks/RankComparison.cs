using FourPixel.Net.Numerics;

namespace FourPixel.Net.Training;

/// <summary>Refuses ranks that would not train the same network in the same way, before anything is trained.</summary>
internal static class RankComparison
{
    /// <summary>What all ranks have to have in common.</summary>
    /// <param name="options">How to train.</param>
    /// <param name="network">The network to train.</param>
    /// <param name="training">The training rows.</param>
    /// <param name="validation">How the network is validated.</param>
    public static IEnumerable<TrainingTrait> TraitsOf(TrainingOptions options, Network network, ExampleSource training, string validation) =>
    [
        new("the version of FourPixel", Checkpoint.Version),
        new("the width of vector registers in bits", $"{32 * MatrixMultiply.LaneOf(int.MaxValue)}"),
        .. TrainingTrait.OfOptions(options),
        new("CheckpointPath", options.CheckpointPath == null ? "not set" : "set"),
        new("CheckpointInterval", $"{options.CheckpointInterval}"),
        .. TrainingTrait.OfNetwork(network),
        new("the kind of the training rows", training.IsSparse ? "sparse" : "dense"),
        new("the number of targets", $"{training.TargetCount}"),
        new("validation", validation),
    ];

    /// <exception cref="RankFailureException">Names all that differs, with the ranks.</exception>
    public static void Run(RankGroup ranks, IEnumerable<TrainingTrait> traits)
    {
        if (ranks.IsAlone)
            return;
        string[][] all = [.. ranks.Gather(string.Join('\n', traits.Select(trait => $"{trait.Name}\t{trait.Value}\t{trait.IsFingerprint}"))).Select(text => text.Split('\n'))];
        string[] differences = [.. Enumerable.Range(1, ranks.Size - 1).SelectMany(rank => Differences(all[0], all[rank], rank))];
        if (differences.Length > 0)
            throw new RankFailureException($"The ranks can't train one network: {string.Join("; ", differences)}.");
    }

    private static IEnumerable<string> Differences(string[] first, string[] other, int rank) =>
        first.Zip(other).Where(pair => pair.First != pair.Second).Select(pair =>
        {
            string[] ofFirst = pair.First.Split('\t'), ofOther = pair.Second.Split('\t');
            return ofFirst[^1] == bool.TrueString
                ? $"{ofFirst[0]} on rank {rank} differ from those on rank 0"
                : $"{ofFirst[0]} is {ofFirst[1]} on rank 0 and {ofOther[1]} on rank {rank}";
        });
}
