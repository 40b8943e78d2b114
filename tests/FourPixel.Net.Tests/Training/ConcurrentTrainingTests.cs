using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Training;

public class ConcurrentTrainingTests
{
    [Fact]
    public async Task Train_TwoAtOnce_EachEndsAsAlone()
    {
        float[] alone = TrainOne();

        float[][] together = await Task.WhenAll(Task.Run(TrainOne), Task.Run(TrainOne));

        together[0].Should().Equal(alone);
        together[1].Should().Equal(alone);
    }

    /// <summary>Wide enough for its products to be shared among threads.</summary>
    private static float[] TrainOne()
    {
        var network = new Network(40, [new Dense(96, Activation.ReLU), new Dense(1)], seed: 1);
        var options = new TrainingOptions { Loss = Loss.MeanSquaredError, BatchSize = 64, NumberOfEpochs = 10, NumberOfThreads = 2 };
        network.Train(options, Problems.Regression(640, 40));
        return network.Parameters.Span.ToArray();
    }
}
