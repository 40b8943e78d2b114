using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Training;

public class CancellationTests
{
    [Fact]
    public void Train_CancelledBefore_DoesNotTouchTheNetwork()
    {
        var network = new Network(3, [new Dense(4), new Dense(1)]);
        float[] before = network.Parameters.Span.ToArray();
        int epochs = 0;
        var options = new TrainingOptions
        {
            Loss = Loss.MeanSquaredError,
            CancellationToken = new CancellationToken(canceled: true),
            EpochCompleted = _ => epochs++,
        };
        Action act = () => network.Train(options, Problems.Regression(10, 3));

        act.Should().Throw<OperationCanceledException>().Which.CancellationToken.Should().Be(options.CancellationToken);
        ((ReadOnlySpan<float>)network.Parameters.Span).ShouldBeBitwise(before);
        epochs.Should().Be(0);
    }

    [Fact]
    public void Train_CancelledWithinAnEpoch_DoesNotFinishIt()
    {
        // 40,000 batches; somebody else cancels as soon as the first has moved the weights.
        var network = new Network(20, [new Dense(1000, Activation.Tanh), new Dense(1)]);
        float before = network.Layers[0].Weights[0];
        using var source = new CancellationTokenSource();
        int epochs = 0;
        var options = new TrainingOptions
        {
            Loss = Loss.MeanSquaredError,
            LearningRate = 1e-6,
            BatchSize = 1,
            NumberOfThreads = 1,
            CancellationToken = source.Token,
            EpochCompleted = _ => epochs++,
        };
        var watcher = new Thread(() =>
        {
            SpinWait.SpinUntil(() => network.Layers[0].Weights[0] != before, TimeSpan.FromSeconds(20));
            source.Cancel();
        });
        watcher.Start();
        Action act = () => network.Train(options, Problems.Regression(40_000, 20));

        act.Should().Throw<OperationCanceledException>();
        epochs.Should().Be(0);
        watcher.Join();
    }

    [Fact]
    public void Train_CancelledAfterAnEpoch_StopsBeforeTheNext()
    {
        using var source = new CancellationTokenSource();
        int epochs = 0;
        var options = new TrainingOptions { Loss = Loss.MeanSquaredError, CancellationToken = source.Token };
        options.EpochCompleted = report =>
        {
            epochs++;
            if (report.Epoch == 2)
                source.Cancel();
        };
        Action act = () => new Network(3, [new Dense(1)]).Train(options, Problems.Regression(10, 3));

        act.Should().Throw<OperationCanceledException>();
        epochs.Should().Be(2);
    }
}
