using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Training;

/// <summary>A small training, to be started again and again: the same data, options and first weights each time.</summary>
internal sealed class CheckpointCase
{
    public const int Epochs = 5;

    public static ExampleSet Training { get; } = Problems.Regression(20, 3);

    public static ExampleSet Validation { get; } = Problems.Regression(7, 3, seed: 1);

    public bool Validates { get; init; } = true;

    public Action<TrainingOptions> Change { get; init; } = _ => { };

    public static Network MakeNetwork(int hidden = 4, int seed = 2) =>
        new(3, [new Dense(hidden, Activation.Tanh), new Dense(1)], seed) { InputScaler = new InputScaler([0.1f, 0, 0], [1, 1, 2]) };

    public TrainingOptions MakeOptions(string? path = null)
    {
        var options = new TrainingOptions
        {
            Loss = Loss.MeanSquaredError,
            BatchSize = 8,
            NumberOfEpochs = Epochs,
            NumberOfThreads = 1,
            CheckpointPath = path,
        };
        Change(options);
        return options;
    }

    /// <summary>Trains a new network, from the checkpoint if there is one.</summary>
    /// <param name="path">The checkpoint; null for none.</param>
    /// <param name="epochCompleted">May break the training off.</param>
    public Outcome Train(string? path = null, Action<EpochReport>? epochCompleted = null)
    {
        TrainingOptions options = MakeOptions(path);
        options.EpochCompleted = epochCompleted;
        Network network = MakeNetwork();
        TrainingHistory history = network.Train(options, Training, Validates ? Validation : null);
        return new Outcome(network.Parameters.Span.ToArray(), history);
    }

    /// <summary>What a training comes to, with all its bits.</summary>
    internal sealed record Outcome(float[] Weights, TrainingHistory History)
    {
        public void ShouldBe(Outcome expected, string because)
        {
            ((ReadOnlySpan<float>)Weights).HasSameBitsAs(expected.Weights).Should().BeTrue("the weights must be the same: {0}", because);
            History.Epochs.Should().Equal(expected.History.Epochs, because);
            History.BestEpoch.Should().Be(expected.History.BestEpoch, because);
        }
    }
}
