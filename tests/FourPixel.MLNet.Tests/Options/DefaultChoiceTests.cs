using FourPixel.MLNet.Tests.Support;
using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.MLNet.Tests.Options;

/// <summary>What is chosen where the user has left it open.</summary>
public class DefaultChoiceTests
{
    private readonly MLContext _context = new(1);

    [Fact]
    public void Fit_Defaults_ChoosesWhatGoesTogether()
    {
        FourPixelOptions options = Train(new FourPixelTrainer.Options { LabelColumnName = "Class" });

        options.HiddenLayers.Should().Equal(128, 64);
        (options.Members, options.Activation, options.Optimizer, options.LearningRateSchedule).Should().Be((8, Activation.SiLU, Optimizer.AdamW, LearningRateSchedule.Cosine));
        (options.LearningRate, options.WeightDecay, options.Dropout).Should().Be((0.003, 0.1, 0.1));
        (options.BatchSize, options.NumberOfEpochs, options.Patience, options.TemperatureScaling).Should().Be((32, 100, 0, true));
    }

    [Theory]
    [InlineData(nameof(FourPixelOptions.HiddenLayers), new[] { 3 })]
    [InlineData(nameof(FourPixelOptions.Members), 2)]
    [InlineData(nameof(FourPixelOptions.Dropout), 0.0)]
    [InlineData(nameof(FourPixelOptions.BatchSize), 64)]
    [InlineData(nameof(FourPixelOptions.Activation), Activation.Tanh)]
    [InlineData(nameof(FourPixelOptions.NumberOfEpochs), 7)]
    [InlineData(nameof(FourPixelOptions.Patience), 3)]
    [InlineData(nameof(FourPixelOptions.TemperatureScaling), false)]
    [InlineData(nameof(FourPixelOptions.LearningRateSchedule), LearningRateSchedule.OneCycle)]
    [InlineData(nameof(FourPixelOptions.WeightDecay), 0.0)]
    public void Fit_OneOptionSet_KeepsItAndChoosesAllOthersAsWithoutIt(string name, object value)
    {
        var options = new FourPixelTrainer.Options { LabelColumnName = "Class", QuantileBins = 5, InputDropout = 0, Seed = 1 };
        FourPixelOptions without = Train(options);
        System.Reflection.PropertyInfo property = options.GetType().GetProperty(name)!;
        property.SetValue(options, value);

        FourPixelOptions with = Train(options);

        property.GetValue(with).Should().BeEquivalentTo(value);
        property.SetValue(without, value);
        with.Should().BeEquivalentTo(without);
    }

    [Fact]
    public void Fit_CopyOfTheOptionsProperties_TrainsTheSameModel()
    {
        var first = new FourPixelTrainer.Options { LabelColumnName = "Class", HiddenLayers = [3], NumberOfEpochs = 2, Seed = 1 };
        var copy = new FourPixelTrainer.Options();
        foreach (System.Reflection.PropertyInfo property in copy.GetType().GetProperties().Where(property => property.CanWrite))
            property.SetValue(copy, property.GetValue(first));
        Train(copy).Should().BeEquivalentTo(Train(first));
    }

    [Fact]
    public void Fit_Textbook_IsThePlainNetwork()
    {
        FourPixelOptions options = Train(new FourPixelTrainer.Options { LabelColumnName = "Class", Recipe = Recipe.Textbook });

        options.HiddenLayers.Should().Equal(64, 32);
        (options.Members, options.Activation, options.Optimizer, options.LearningRateSchedule).Should().Be((1, Activation.ReLU, Optimizer.Adam, LearningRateSchedule.Constant));
        (options.LearningRate, options.WeightDecay, options.Dropout, options.InputDropout).Should().Be((0.001, 0.0, 0.0, 0.0));
        (options.BatchSize, options.NumberOfEpochs, options.Patience, options.TemperatureScaling, options.QuantileBins).Should().Be((32, 100, 15, false, 0));
    }

    [Fact]
    public void Fit_MoreEffort_TakesMoreMembers()
    {
        (int, int)[] chosen = [.. Enum.GetValues<Effort>().Select(effort => TrainOneEpoch(new FourPixelRegressionTrainer.Options { Effort = effort, QuantileBins = 0, InputDropout = 0 }, 8_000))
            .Select(options => (options.Members!.Value, options.NumberOfEpochs!.Value))];
        chosen.Should().Equal((4, 25), (8, 100), (24, 100));
    }

    [Theory]
    [InlineData(99, 32, 100)]
    [InlineData(1_000, 128, 100)]
    [InlineData(20_000, 512, 32)]
    [InlineData(100_000, 512, 10)]
    public void Fit_MoreRows_MeansLargerBatchesAndFewerEpochs(int rows, int batchSize, int epochs)
    {
        FourPixelOptions options = TrainOneEpoch(new FourPixelRegressionTrainer.Options { QuantileBins = 0, InputDropout = 0 }, rows);
        (options.BatchSize, options.NumberOfEpochs).Should().Be((batchSize, epochs));
    }

    [Theory]
    [InlineData(32, 0.01, 0.05, 32)]
    [InlineData(33, 0.005, 0.1, 40)]
    public void Fit_NarrowMembersOnManyRows_TakeFewerAndLargerSteps(int width, double learningRate, double weightDecay, int epochs)
    {
        FourPixelOptions options = TrainOneEpoch(new FourPixelRegressionTrainer.Options { HiddenLayers = [width], QuantileBins = 0 }, 20_000);
        (options.LearningRate, options.WeightDecay, options.NumberOfEpochs).Should().Be((learningRate, weightDecay, epochs));
    }

    [Theory]
    [InlineData(Effort.Quick, 0.01, 0.05, 10)]
    [InlineData(Effort.Standard, 0.01, 0.05, 32)]
    [InlineData(Effort.Thorough, 0.005, 0.1, 80)]
    public void Fit_MoreEffortOnManyRows_TakesMoreAndSmallerSteps(Effort effort, double learningRate, double weightDecay, int epochs)
    {
        FourPixelOptions options = TrainOneEpoch(new FourPixelRegressionTrainer.Options { Effort = effort, QuantileBins = 0 }, 20_000);
        (options.LearningRate, options.WeightDecay, options.NumberOfEpochs).Should().Be((learningRate, weightDecay, epochs));
    }

    [Fact]
    public void Fit_LongWarmup_LeavesAnEpochAfterIt() =>
        TrainOneEpoch(new FourPixelRegressionTrainer.Options { WarmupEpochs = 80 }, 30_000).NumberOfEpochs.Should().Be(81);

    [Fact]
    public void Fit_LBFGS_GetsASmallNetworkAndNothingThatItRefuses() =>
        TrainOneEpoch(new FourPixelRegressionTrainer.Options { Optimizer = Optimizer.LBFGS }, 50).HiddenLayers.Should().Equal(32, 32);

    [Fact]
    public void Fit_NoScaling_GetsNoBins() =>
        Train(new FourPixelTrainer.Options { LabelColumnName = "Class", InputScaling = InputScaling.None, NumberOfEpochs = 1 }).QuantileBins.Should().Be(0);

    [Fact]
    public void Fit_WithTheOptionsOfAModel_GivesTheSameModel()
    {
        IDataView data = Examples.Make(120).ToView(_context);
        var first = new FourPixelTrainer(_context, new FourPixelTrainer.Options { LabelColumnName = "Class", NumberOfEpochs = 3, Seed = 4 }).Fit(data).Model;
        var second = new FourPixelTrainer(_context, (FourPixelTrainer.Options)first.Options).Fit(data).Model;

        for (int layer = 0; layer < 3; layer++)
            second.Network.Layers[layer].Weights.ToArray().Should().Equal(first.Network.Layers[layer].Weights.ToArray());
    }

    [Fact]
    public void Options_OfATrainedModel_LeaveNothingOpen()
    {
        IDataView data = Examples.Make(120).ToView(_context);
        var options = (FourPixelTrainer.Options)Train(new FourPixelTrainer.Options { LabelColumnName = "Class", HiddenLayers = [3], Seed = 1 });
        new FourPixelTrainer(_context, options).Fit(data).Model.Options.Should().BeEquivalentTo(options);
    }

    private FourPixelOptions Train(FourPixelTrainer.Options options) =>
        new FourPixelTrainer(_context, options).Fit(Examples.Make(120).ToView(_context)).Model.Options;

    private FourPixelOptions TrainOneEpoch(FourPixelRegressionTrainer.Options options, int rows)
    {
        options.EpochCompleted = report => report.Stop = true;
        IDataView data = _context.Data.LoadFromEnumerable(Enumerable.Range(0, rows).Select(i => new Point { Features = [i % 7], Label = i % 3 }));
        return new FourPixelRegressionTrainer(_context, options).Fit(data).Model.Options;
    }

    private sealed class Point
    {
        [VectorType(1)]
        public float[] Features { get; init; } = [];

        public float Label { get; init; }
    }
}
