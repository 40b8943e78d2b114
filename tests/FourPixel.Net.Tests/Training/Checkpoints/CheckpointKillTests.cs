using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Training;

/// <summary>A process that trains is killed twenty times, at any moment, without a chance to clean up.</summary>
public class CheckpointKillTests
{
    private const int Kills = 20;

    /// <summary>More than twenty processes get done before they are killed.</summary>
    private const int Epochs = 3000;

    [Fact]
    public void Train_KilledTwentyTimes_EndsTheSame()
    {
        using var folder = new TemporaryFolder();
        string path = folder.FileAt("training.checkpoint");
        var random = new Random(1);
        byte[] before = [];
        int withinASave = 0;
        for (int i = 0; i < Kills; i++)
        {
            ChildProcess.KillWhileRunning(TrainAndTell, path, TimeSpan.FromMilliseconds(20 * random.NextDouble()));
            byte[] after = File.ReadAllBytes(path);
            after.Should().NotEqual(before, "process {0} has done an epoch", i);
            withinASave += File.Exists(path + ".tmp") ? 1 : 0;
            before = after;
        }

        int first = 0;
        (Network resumed, TrainingHistory resumedHistory) = Train(path, report => first = first == 0 ? report.Epoch : first, interval: 100);
        (Network uninterrupted, TrainingHistory uninterruptedHistory) = Train(null, null);

        first.Should().BeInRange(Kills + 1, Epochs, "the last kill left epochs to do");
        withinASave.Should().BeGreaterThan(0, "else no kill has hit a save");
        ((ReadOnlySpan<float>)resumed.Parameters.Span).ShouldBeBitwise(uninterrupted.Parameters.Span);
        resumedHistory.Epochs.Should().Equal(uninterruptedHistory.Epochs);
        Directory.GetFiles(folder.Path).Should().Equal(path);
    }

    /// <summary>Tells when the first epoch of this process is done and saved.</summary>
    private static void TrainAndTell(string path)
    {
        int epochs = 0;
        Train(path, _ =>
        {
            if (++epochs == 2)
                Console.Out.WriteLine("training");
        });
    }

    private static (Network Network, TrainingHistory History) Train(string? path, Action<EpochReport>? epochCompleted, int interval = 1)
    {
        var network = new Network(100, [new Dense(100, Activation.Tanh), new Dense(1)], seed: 4);
        TrainingHistory history = network.Train(new TrainingOptions
        {
            Loss = Loss.MeanSquaredError,
            NumberOfEpochs = Epochs,
            Patience = 0,
            Dropout = 0.1,
            LearningRateSchedule = LearningRateSchedule.ReduceOnPlateau,
            CheckpointPath = path,
            CheckpointInterval = interval,
            EpochCompleted = epochCompleted,
        }, Problems.Regression(60, 100), Problems.Regression(20, 100, seed: 1));
        return (network, history);
    }
}
