using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Training;

/// <summary>One seed, one network.</summary>
public class ReproducibilityTests
{
    [Fact]
    public void Train_SameSeed_GivesTheSameNetworkBitForBit() =>
        Trained(seed: 5, threads: 1).ShouldBeBitwise(Trained(seed: 5, threads: 1));

    [Fact]
    public void Train_OtherSeed_GivesAnotherNetwork() =>
        Trained(seed: 5, threads: 1).HasSameBitsAs(Trained(seed: 6, threads: 1)).Should().BeFalse();

    [Fact]
    public void Train_NoSeed_TakesSeedZero() =>
        Trained(seed: null, threads: 1).ShouldBeBitwise(Trained(seed: 0, threads: 1));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Train_SeveralThreads_GivesTheSameNetworkBitForBit(int threads) =>
        Trained(seed: 5, threads).ShouldBeBitwise(Trained(seed: 5, threads: 1));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Train_SparseRowsAndAnyNumberOfThreads_GivesTheSameNetworkBitForBit(int threads) =>
        TrainedSparse(threads).ShouldBeBitwise(TrainedSparse(threads: 3));

    [Fact]
    public void Train_Again_GoesOnFromTheWeightsThatItFinds()
    {
        Network network = Make();
        network.Train(Options(5, 1), Problems.Regression(40, 110, 3));
        float[] once = network.Parameters.Span.ToArray();
        network.Train(Options(5, 1), Problems.Regression(40, 110, 3));

        ((ReadOnlySpan<float>)network.Parameters.Span).HasSameBitsAs(once).Should().BeFalse();
    }

    /// <summary>Wide enough to be worth several threads, with batches that leave a rest.</summary>
    private static ReadOnlySpan<float> Trained(int? seed, int threads)
    {
        Network network = Make();
        ExampleSet validation = Problems.Regression(70, 110, 3, seed: 1);
        network.Train(Options(seed, threads), Problems.Regression(300, 110, 3), validation);
        return network.Parameters.Span;
    }

    private static ReadOnlySpan<float> TrainedSparse(int threads)
    {
        Network network = Make();
        ExampleSet training = SparseRowsOf.Regression(300, 110, share: 0.1, outputs: 3);
        network.InputScaler = InputScaler.Standard(training.ToSparse());
        network.Train(Options(5, threads), training.ToSparse(), SparseRowsOf.Regression(70, 110, 0.1, 3, seed: 1).ToSparse());
        return network.Parameters.Span;
    }

    private static Network Make() =>
        new(110, [new Dense(170, Activation.GELU), new Dense(30, Activation.ReLU), new Dense(3)], seed: 9);

    private static TrainingOptions Options(int? seed, int threads) => new()
    {
        Loss = Loss.MeanSquaredError,
        BatchSize = 128,
        NumberOfEpochs = 3,
        Dropout = 0.2,
        InputDropout = 0.1,
        MaximumGradientNorm = 1,
        L1Regularization = 1e-4,
        Seed = seed,
        NumberOfThreads = threads,
    };
}
