using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Training;

/// <summary>Training with L-BFGS.</summary>
public class FullBatchTests
{
    [Fact]
    public void Train_SmoothNetwork_GetsFarBelowAdamInAsManyEpochs()
    {
        double lbfgs = Fit(Optimizer.LBFGS), adam = Fit(Optimizer.Adam);
        lbfgs.Should().BeLessThan(adam / 20);

        static double Fit(Optimizer optimizer)
        {
            ExampleSet examples = Problems.Regression(200, 2);
            Network network = MakeNetwork(2, 1);
            network.Train(Options(options => (options.Optimizer, options.NumberOfEpochs) = (optimizer, 100)), examples);
            return network.MeanSquaredError(examples);
        }
    }

    [Fact]
    public void Train_EachEpoch_LowersTheLossAndTellsItsStep()
    {
        Network network = MakeNetwork(3, 2);
        ExampleSet examples = Problems.Regression(50, 3, 2);
        TrainingOptions options = Options(o => o.NumberOfEpochs = 30);
        options.EpochCompleted = report => network.MeanSquaredError(examples).ShouldBeCloseTo(report.TrainingLoss);

        TrainingHistory history = network.Train(options, examples);

        history.Epochs.Should().HaveCount(30).And.OnlyContain(epoch => epoch.LearningRate > 0);
        history.Epochs.Select(epoch => epoch.TrainingLoss).Should().BeInDescendingOrder().And.OnlyHaveUniqueItems();
        history.BestEpoch.Should().Be(30);
        history.Epochs.Skip(5).Count(epoch => epoch.LearningRate == 1).Should().BeGreaterThan(12, "its own step is mostly right");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Train_FourPixelCamera_GetsEveryPictureRight(int seed)
    {
        var network = new Network(4, [new Dense(16, Activation.Tanh), new Dense(4, Activation.Softmax)], seed);
        network.Train(new() { Optimizer = Optimizer.LBFGS }, Problems.Camera);

        for (int row = 0; row < Problems.Camera.Rows; row++)
        {
            network.Forward(Problems.Camera.InputsOf(row).Values)[(int)Problems.Camera.TargetsOf(row)[0]]
                .Should().BeGreaterThan(0.9f, $"that is what picture {row} shows");
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Train_SeveralThreads_GivesTheSameNetworkBitForBit(int threads) =>
        Trained(options => options.NumberOfThreads = threads).ShouldBeBitwise(Trained(options => options.NumberOfThreads = 1));

    [Fact]
    public void Train_OtherBatchSize_ChangesNothing() =>
        Trained(options => options.BatchSize = 7).ShouldBeBitwise(Trained(_ => { }));

    [Fact]
    public void Train_NothingToImprove_EndsAtOnceWithTheNetworkAsItIs()
    {
        var network = new Network(1, [new Dense(1)]);
        network.Layers[0].Weights[0] = 2;
        TrainingHistory history = network.Train(Options(), new ExampleSet([1, 2, 3], 1, [2, 4, 6], 1));

        history.Epochs.Should().Equal(new EpochResult(1, 0, null, 0));
        network.Parameters.Span.ToArray().Should().Equal(2, 0);
    }

    [Fact]
    public void Train_NoStepHelpsAnyMore_EndsWithAnEpochThatTookNone()
    {
        Network network = MakeNetwork(1, 1, hidden: 3);
        ExampleSet examples = Problems.Regression(10, 1);
        float[] before = [];
        int looks = 0;
        TrainingOptions options = Options(o => (o.NumberOfEpochs, o.L2Regularization) = (100_000, 0.01));
        options.EpochCompleted = report =>
        {
            looks++;
            if (report.LearningRate > 0)
                before = network.Parameters.Span.ToArray();
        };
        TrainingHistory history = network.Train(options, examples);

        history.Epochs.Count.Should().Be(looks).And.BeLessThan(2000);
        history.Epochs[^1].LearningRate.Should().Be(0);
        history.Epochs[^1].TrainingLoss.Should().Be(history.Epochs[^2].TrainingLoss);
        history.Epochs.SkipLast(1).Should().OnlyContain(epoch => epoch.LearningRate > 0);
        ((ReadOnlySpan<float>)network.Parameters.Span).ShouldBeBitwise(before);
    }

    [Fact]
    public void Train_ValidationGetsWorse_BringsTheBestWeightsBack()
    {
        ExampleSet training = Problems.Regression(12, 3), validation = Problems.Regression(50, 3, seed: 1);
        Network network = MakeNetwork(3, 1, hidden: 30);
        TrainingHistory history = network.Train(Options(options => options.Patience = 8), training, validation);

        history.BestEpoch.Should().Be(history.Epochs.MinBy(epoch => epoch.ValidationLoss)!.Epoch).And.BeLessThan(history.Epochs.Count);
        network.MeanSquaredError(validation).ShouldBeCloseTo(history.Epochs[history.BestEpoch - 1].ValidationLoss!.Value);
    }

    [Fact]
    public void Train_CancelledWithinAnEpoch_DoesNotFinishIt()
    {
        // 500 chunks; somebody else cancels as soon as the first step is tried.
        var network = new Network(20, [new Dense(50, Activation.Tanh), new Dense(1)]);
        float before = network.Layers[0].Weights[0];
        using var source = new CancellationTokenSource();
        var watcher = new Thread(() =>
        {
            SpinWait.SpinUntil(() => network.Layers[0].Weights[0] != before, TimeSpan.FromSeconds(20));
            source.Cancel();
        });
        watcher.Start();
        int epochs = 0;
        TrainingOptions options = Options(o => (o.CancellationToken, o.EpochCompleted) = (source.Token, _ => epochs++));
        ExampleSet rows = Problems.Regression(128_000, 20);
        Action act = () => network.Train(options, rows);

        act.Should().Throw<OperationCanceledException>();
        epochs.Should().Be(0);
        watcher.Join();
    }

    [Fact]
    public void Train_LossThatIsNotFinite_SaysWhatMayHelp()
    {
        var network = new Network(1, [new Dense(1, Activation.Exponential)]);
        network.Layers[0].Weights[0] = 1;
        Action act = () => network.Train(Options(), new ExampleSet([200], 1, [1], 1));
        act.Should().Throw<InvalidOperationException>().WithMessage("The training diverged in epoch 1: the loss is *. InputScaling.Standard, another Seed*");
    }

    [Theory]
    [InlineData("LearningRate", 0.01)]
    [InlineData("LearningRateSchedule", LearningRateSchedule.Cosine)]
    [InlineData("WarmupEpochs", 1)]
    [InlineData("MaximumGradientNorm", 1.0)]
    [InlineData("Dropout", 0.1)]
    [InlineData("InputDropout", 0.1)]
    [InlineData("L1Regularization", 0.1)]
    [InlineData("WeightDecay", 0.1)]
    public void Validate_OptionThatItCanNotHeed_IsRefusedByName(string name, object value)
    {
        TrainingOptions options = Options();
        typeof(TrainingOptions).GetProperty(name)!.SetValue(options, value);
        options.Invoking(o => o.Validate()).Should().Throw<ArgumentException>().WithParameterName(name)
            .WithMessage($"{name} is set, but the optimizer is LBFGS, wh*");

        options.Optimizer = Optimizer.Adam;
        options.Invoking(o => o.Validate()).Should().NotThrow();
    }

    [Fact]
    public void Validate_NoWeightDecay_Passes() =>
        Options(options => options.WeightDecay = 0).Invoking(options => options.Validate()).Should().NotThrow();

    /// <summary>Wide enough to be worth several threads, with chunks that leave a rest.</summary>
    private static ReadOnlySpan<float> Trained(Action<TrainingOptions> change)
    {
        Network network = MakeNetwork(40, 3, hidden: 150);
        network.Train(Options(options =>
        {
            (options.NumberOfEpochs, options.L2Regularization) = (12, 1e-3);
            change(options);
        }), Problems.Regression(700, 40, 3), Problems.Regression(300, 40, 3, seed: 1));
        return network.Parameters.Span;
    }

    private static Network MakeNetwork(int inputs, int outputs, int hidden = 10) =>
        new(inputs, [new Dense(hidden, Activation.Tanh), new Dense(outputs)], seed: 3);

    private static TrainingOptions Options(Action<TrainingOptions>? change = null)
    {
        var options = new TrainingOptions { Loss = Loss.MeanSquaredError, Optimizer = Optimizer.LBFGS, Patience = 0 };
        change?.Invoke(options);
        return options;
    }
}
