using FourPixel.Net.Tests.Support;
using static FourPixel.Net.Tests.Training.Ranks.RankCase;

namespace FourPixel.Net.Tests.Training.Ranks;

/// <summary>One rank writes the checkpoint of all, and all go on from it.</summary>
public sealed class RankCheckpointTests : IDisposable
{
    private static readonly ExampleSet _rows = Problems.Regression(50, 3);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Optimizer.Adam)]
    [InlineData(Optimizer.LBFGS)]
    public void Train_BrokenOffOnOneRank_GoesOnToTheSameBits(Optimizer optimizer)
    {
        string path = _folder.FileAt("training.checkpoint");
        for (int epoch = 1; epoch < 5; epoch++)
        {
            Exception failure = ThreadRanks.Failure(3, rank => Train(rank, optimizer, path, report =>
                _ = rank.Rank == epoch % 3 && report.Epoch == epoch + 1 ? throw new InvalidDataException("Off.") : 0));
            failure.Message.Should().Be($"Rank {epoch % 3}: Off.");
            File.Exists(path).Should().BeTrue();
        }

        Trained[] resumed = ThreadRanks.Results(3, rank => Train(rank, optimizer, path));
        Trained[] uninterrupted = ThreadRanks.Results(3, rank => Train(rank, optimizer, null));
        new[] { resumed[0], resumed[2], uninterrupted[0] }.ShouldBeTheSameBits();
    }

    [Fact]
    public void Train_OnOtherRanksOrOtherRows_IsRefused()
    {
        string path = _folder.FileAt("training.checkpoint");
        ThreadRanks.Results(2, rank => Train(rank, Optimizer.Adam, path));

        ThreadRanks.Failure(3, rank => Train(rank, Optimizer.Adam, path)).Message.Should()
            .StartWith("Rank 0: ").And.Contain("the training rows differ").And.Contain("the number of ranks is 3 and was 2.");
    }

    private static Trained Train(ICommunicator rank, Optimizer optimizer, string? path, Action<EpochReport>? epochCompleted = null) =>
        TrainOn(rank, new Network(3, [new Dense(5, Activation.Tanh), new Dense(1)], 1), new TrainingOptions
        {
            Loss = Loss.MeanSquaredError,
            Optimizer = optimizer,
            BatchSize = 12,
            NumberOfEpochs = 6,
            CheckpointPath = path,
            EpochCompleted = epochCompleted,
        }, _rows.Share(rank), Problems.Regression(9, 3, seed: 1));
}
