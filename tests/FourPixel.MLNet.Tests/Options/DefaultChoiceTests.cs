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
    public void Fit_NothingSet_ChoosesWhatGoesTogether()
    {
        FourPixelOptions options = Train(new FourPixelTrainer.Options { LabelColumnName = "Class" });

        options.HiddenLayers.Should().Equal(256, 64);
        (options.Activation, options.Optimizer, options.LearningRateSchedule).Should().Be((Activation.SiLU, Optimizer.AdamW, LearningRateSchedule.Cosine));
        (options.LearningRate, options.WeightDecay, options.Dropout).Should().Be((0.003, 0.1, 0.2));
        (options.BatchSize, options.NumberOfEpochs, options.Patience).Should().Be((32, 100, 0));
        (options.QuantileBins, options.TemperatureScaling).Should().Be((64, true));
    }

    [Fact]
    public void Fit_LayersSet_KeepsThePlainDefaults()
    {
        var plain = new FourPixelTrainer.Options { LabelColumnName = "Class", HiddenLayers = [3], Seed = 1 };
        Train(plain).Should().BeEquivalentTo(plain);
    }

    [Fact]
    public void Fit_EverythingSet_ChoosesOnlyTheLayers()
    {
        var set = new FourPixelTrainer.Options
        {
            LabelColumnName = "Class",
            Activation = Activation.ReLU,
            Optimizer = Optimizer.Adam,
            LearningRateSchedule = LearningRateSchedule.Constant,
            Dropout = 0,
            BatchSize = 32,
            NumberOfEpochs = 2,
            Patience = 15,
            QuantileBins = 0,
            TemperatureScaling = false,
            Seed = 1,
        };

        FourPixelOptions trained = Train(set);

        trained.HiddenLayers.Should().Equal(256, 64);
        trained.Should().BeEquivalentTo(set, comparison => comparison.Excluding(options => options.HiddenLayers));
    }

    [Theory]
    [InlineData(99, 32, 100)]           // none are set aside for validation
    [InlineData(1_112, 128, 100)]       // of these a tenth is
    [InlineData(11_108, 128, 40)]
    [InlineData(11_112, 256, 39)]
    [InlineData(100_000, 256, 10)]
    public void Fit_MoreRows_MeansLargerBatchesAndFewerEpochs(int rows, int batchSize, int epochs)
    {
        FourPixelOptions options = TrainOneEpoch(new FourPixelRegressionTrainer.Options(), rows);
        (options.BatchSize, options.NumberOfEpochs).Should().Be((batchSize, epochs));
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
        options.HiddenLayers = null;
        FourPixelOptions again = new FourPixelTrainer(_context, options).Fit(data).Model.Options;
        (again.Activation, again.Optimizer, again.QuantileBins).Should().Be((Activation.ReLU, Optimizer.Adam, 0));
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
