using FourPixel.MLNet.Tests.Support;
using FourPixel.Net;
using FourPixel.Net.Tests.Support;
using Microsoft.ML;

namespace FourPixel.MLNet.Tests.Ranks;

/// <summary>Trainers on several ranks, each with its share of the rows, come to what they come to with all rows in one process.</summary>
public class RankTaskTests
{
    private const int WideColumns = 1_200;

    [Theory]
    [EverySubject]
    public void Fit_WithWholeBatches_HasTheLossesOfOneProcess(Subject subject)
    {
        Compare(2, subject, context => Examples.Make(90).ToView(context));
        Compare(3, subject, context => Examples.Make(90).ToView(context));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Fit_OnSparseRows_HasTheLossesOfOneProcess(int ranks) =>
        Compare(ranks, Subject.YesNo, context => WideRows.Make(120, WideColumns, 10).ToView(context, WideColumns), options => options.LabelColumnName = "Label");

    [Theory]
    [InlineData(InputScaling.Robust)]
    [InlineData(InputScaling.None)]
    public void Fit_WithOtherScaling_HasTheLossesOfOneProcess(InputScaling scaling) => Compare(2, Subject.Number,
        context => Examples.Make(400, withMissing: false).ToView(context), options => (options.InputScaling, options.LearningRate) = (scaling, 1e-9));

    [Fact]
    public void Fit_WithBinsWeightsAndBalancedClasses_HasTheLossesOfOneProcess()
    {
        IFourPixelModelParameters[] ranks = Compare(3, Subject.Classes, context => Examples.Make(400).Where((_, i) => i % 6 != 4).ToView(context), options =>
        {
            (options.QuantileBins, options.ExampleWeightColumnName) = (16, nameof(Example.Weight));
            ((FourPixelTrainer.Options)options).ClassWeighting = ClassWeighting.Balanced;
        });
        ranks[0].Network.InputScaler!.Bins.Should().NotBeNull();
    }

    [Theory]
    [InlineData(Subject.Classes)]
    [InlineData(Subject.Number)]
    public void Fit_OfStreamedRows_GivesTheSameBitsOnAllRanksAndInEachRun(Subject subject)
    {
        IFourPixelModelParameters[] Once() => ThreadRanks.Results(2, rank =>
        {
            var context = new MLContext(1);
            IDataView all = context.Data.LoadFromEnumerable(StreamRow.Make(3 * (int)StreamRow.LeastBound / StreamRow.Bytes));
            return Fit(subject, rank, context.Data.TakeShare(all, rank), context, options => (options.MemoryBound, options.ValidationFraction, options.BatchSize) = (StreamRow.LeastBound, 0.1, 64));
        });
        IFourPixelModelParameters[] first = Once();
        ShouldBeTheSame([.. first, .. Once()]);
        first[0].History.Epochs[^1].ValidationLoss.Should().BeLessThan(first[0].History.Epochs[0].ValidationLoss!.Value);
    }

    [Theory]
    [EverySubject]
    public void Fit_WithDefaults_ChoosesWhatOneProcessChooses(Subject subject)
    {
        void Defaults(FourPixelOptions options)
        {
            (options.Recipe, options.HiddenLayers, options.Effort, options.NumberOfEpochs) = (Recipe.Tabular, null, Effort.Quick, 4);
            (options.Optimizer, options.LearningRate, options.ValidationFraction, options.BatchSize) = (null, null, null, null);
        }
        MLContext context = new(1);
        IDataView View(MLContext context) => Examples.Make(300).ToView(context);
        IFourPixelModelParameters alone = Fit(subject, null, View(context), context, Defaults);
        IFourPixelModelParameters[] ranks = FitShares(2, subject, View, Defaults);

        ShouldBeTheSame(ranks);
        FourPixelOptions chosen = ranks[0].Options, expected = alone.Options;
        (chosen.Members, chosen.QuantileBins, chosen.InputDropout, chosen.BatchSize).Should()
            .Be((expected.Members, expected.QuantileBins, expected.InputDropout, expected.BatchSize));
        chosen.HiddenLayers.Should().Equal(expected.HiddenLayers);
        ranks[0].Network.InputScaler!.FeatureCount.Should().Be(alone.Network.InputScaler!.FeatureCount);
        ranks[0].History.Epochs[^1].ValidationLoss!.Value.Should().BeApproximately(alone.History.Epochs[^1].ValidationLoss!.Value, 0.3 * alone.History.Epochs[^1].ValidationLoss!.Value);
    }

    private static IFourPixelModelParameters[] Compare(int size, Subject subject, Func<MLContext, IDataView> view, Action<FourPixelOptions>? change = null)
    {
        MLContext context = new(1);
        IFourPixelModelParameters alone = Fit(subject, null, view(context), context, change);
        IFourPixelModelParameters[] ranks = FitShares(size, subject, view, change);
        ShouldBeTheSame(ranks);
        foreach ((EpochResult actual, EpochResult expected) in ranks[0].History.Epochs.Zip(alone.History.Epochs))
            actual.TrainingLoss.Should().BeApproximately(expected.TrainingLoss, 1e-5 * expected.TrainingLoss);
        return ranks;
    }

    private static IFourPixelModelParameters[] FitShares(int size, Subject subject, Func<MLContext, IDataView> view, Action<FourPixelOptions>? change) =>
        ThreadRanks.Results(size, rank =>
        {
            var context = new MLContext(1);
            return Fit(subject, rank, context.Data.TakeShare(view(context), rank), context, change);
        });

    private static IFourPixelModelParameters Fit(Subject subject, ICommunicator? rank, IDataView rows, MLContext context, Action<FourPixelOptions>? change)
    {
        TrainerCase trainerCase = TrainerCase.Of(subject);
        return trainerCase.ParametersOf(trainerCase.MakeTrainer(options =>
        {
            (options.Optimizer, options.LearningRate, options.ValidationFraction, options.BatchSize) = (Optimizer.SGD, 0.1, 0, 1000);
            change?.Invoke(options);
            (options.NumberOfThreads, options.Communicator) = (1, rank);
        }, context).Fit(rows));
    }

    private static void ShouldBeTheSame(IFourPixelModelParameters[] models)
    {
        foreach (IFourPixelModelParameters model in models)
        {
            WeightsOf(model.Network).Should().Equal(WeightsOf(models[0].Network));
            model.History.Epochs.Should().Equal(models[0].History.Epochs);
        }
    }

    private static float[] WeightsOf(Network network) =>
        [.. network.Layers.SelectMany(layer => (float[])[.. layer.Weights, .. layer.Biases])];
}
