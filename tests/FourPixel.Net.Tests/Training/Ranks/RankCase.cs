using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Training.Ranks;

/// <summary>A training of several ranks, each with its share of the rows, and what all of them come to.</summary>
internal static class RankCase
{
    /// <summary>The weights and the history of a training.</summary>
    internal sealed record Trained(Network Network, TrainingHistory History)
    {
        public float[] Weights => Network.Parameters.Span.ToArray();
    }

    /// <summary>Trains a new network on each rank.</summary>
    public static Trained[] Train(int size, Func<Network> makeNetwork, Func<TrainingOptions> makeOptions,
        Func<ICommunicator, ExampleSource> training, Func<ICommunicator, ExampleSource?>? validation = null) =>
        ThreadRanks.Results(size, rank => TrainOn(rank, makeNetwork(), makeOptions(), training(rank), validation?.Invoke(rank)));

    /// <summary>This rank's part of a training.</summary>
    public static Trained TrainOn(ICommunicator? rank, Network network, TrainingOptions options, ExampleSource training, ExampleSource? validation = null)
    {
        options.Communicator = rank;
        options.NumberOfThreads = 1;
        return new Trained(network, new NetworkTrainer(options).Train(network, training, validation));
    }

    /// <summary>This rank's share of some rows: those between two borders.</summary>
    public static ExampleSet Share(this ExampleSet rows, ICommunicator rank, params int[] borders)
    {
        int first = rank.Rank == 0 ? 0 : borders[rank.Rank - 1], end = rank.Rank == rank.Size - 1 ? rows.Rows : borders[rank.Rank];
        return rows.Where(row => row >= first && row < end);
    }

    /// <summary>This rank's share of some rows: as many as each other's.</summary>
    public static ExampleSet Share(this ExampleSet rows, ICommunicator rank) =>
        rows.Share(rank, [.. Enumerable.Range(1, rank.Size).Select(i => rows.Rows * i / rank.Size)]);

    public static void ShouldBeTheSameBits(this Trained[] ranks)
    {
        foreach (Trained rank in ranks)
        {
            ((ReadOnlySpan<float>)rank.Weights).ShouldBeBitwise(ranks[0].Weights);
            rank.History.Epochs.Should().Equal(ranks[0].History.Epochs);
            rank.History.BestEpoch.Should().Be(ranks[0].History.BestEpoch);
        }
    }

    public static void ShouldHaveTheLossesOf(this Trained ranks, Trained alone, double relative = 1e-5)
    {
        ranks.History.Epochs.Should().HaveSameCount(alone.History.Epochs);
        foreach ((EpochResult actual, EpochResult expected) in ranks.History.Epochs.Zip(alone.History.Epochs))
        {
            actual.TrainingLoss.Should().BeApproximately(expected.TrainingLoss, relative * expected.TrainingLoss);
            actual.LearningRate.Should().BeApproximately(expected.LearningRate, relative * expected.LearningRate);
            if (expected.ValidationLoss is double loss)
                actual.ValidationLoss!.Value.Should().BeApproximately(loss, relative * loss);
            if (expected.Metric is double metric)
                actual.Metric!.Value.Should().BeApproximately(metric, relative * Math.Max(1, Math.Abs(metric)));
        }
        ranks.History.BestEpoch.Should().Be(alone.History.BestEpoch);
    }
}
