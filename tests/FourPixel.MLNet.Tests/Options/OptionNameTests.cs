using FourPixel.Net;

namespace FourPixel.MLNet.Tests.Options;

/// <summary>The names that outside code relies on, with their types; all are plain settable properties.</summary>
public class OptionNameTests
{
    private static readonly Dictionary<string, Type> _expected = new()
    {
        ["LabelColumnName"] = typeof(string),
        ["FeatureColumnName"] = typeof(string),
        ["ExampleWeightColumnName"] = typeof(string),
        ["HiddenLayers"] = typeof(int[]),
        ["Members"] = typeof(int?),
        ["Recipe"] = typeof(Recipe),
        ["Effort"] = typeof(Effort),
        ["QuantileBins"] = typeof(int?),
        ["TemperatureScaling"] = typeof(bool?),
        ["Activation"] = typeof(Activation?),
        ["LayerActivations"] = typeof(Activation[]),
        ["Loss"] = typeof(Loss),
        ["Optimizer"] = typeof(Optimizer?),
        ["LearningRate"] = typeof(double?),
        ["LearningRateSchedule"] = typeof(LearningRateSchedule?),
        ["WarmupEpochs"] = typeof(int),
        ["Momentum"] = typeof(double),
        ["Beta1"] = typeof(double),
        ["Beta2"] = typeof(double),
        ["Epsilon"] = typeof(double),
        ["L1Regularization"] = typeof(double),
        ["L2Regularization"] = typeof(double),
        ["WeightDecay"] = typeof(double?),
        ["Dropout"] = typeof(double?),
        ["InputDropout"] = typeof(double?),
        ["LabelSmoothing"] = typeof(double),
        ["MaximumGradientNorm"] = typeof(double),
        ["BatchSize"] = typeof(int?),
        ["NumberOfEpochs"] = typeof(int?),
        ["ValidationFraction"] = typeof(double?),
        ["Patience"] = typeof(int?),
        ["MinimumImprovement"] = typeof(double),
        ["InputScaling"] = typeof(InputScaling),
        ["Seed"] = typeof(int?),
        ["NumberOfThreads"] = typeof(int?),
        ["CheckpointPath"] = typeof(string),
        ["CheckpointInterval"] = typeof(int),
        ["EpochCompleted"] = typeof(Action<EpochReport>),
        ["CancellationToken"] = typeof(CancellationToken),
        ["Communicator"] = typeof(ICommunicator),
    };

    [Theory]
    [InlineData(typeof(FourPixelTrainer.Options))]
    [InlineData(typeof(FourPixelBinaryTrainer.Options))]
    [InlineData(typeof(FourPixelRegressionTrainer.Options))]
    public void Options_OfEachTrainer_HaveTheNamesThatOutsideCodeReliesOn(Type options)
    {
        foreach ((string name, Type type) in _expected)
        {
            var property = options.GetProperty(name);
            property.Should().NotBeNull(name).And.Match(found => found!.PropertyType == type && found.SetMethod!.IsPublic && found.GetMethod!.IsPublic);
        }
    }

    [Theory]
    [InlineData(typeof(FourPixelTrainer.Options))]
    [InlineData(typeof(FourPixelBinaryTrainer.Options))]
    public void Options_OfTheClassifiers_HaveClassWeights(Type options)
    {
        options.GetProperty("ClassWeighting")!.PropertyType.Should().Be<ClassWeighting>();
        options.GetProperty("ClassWeights")!.PropertyType.Should().Be<double[]>();
    }

    [Fact]
    public void ModelParameters_SharedInterface_HasTheThreeMembers() =>
        typeof(IFourPixelModelParameters).GetProperties().ToDictionary(property => property.Name, property => property.PropertyType).Should()
            .BeEquivalentTo(new Dictionary<string, Type>
            {
                ["Network"] = typeof(Network),
                ["History"] = typeof(TrainingHistory),
                ["Options"] = typeof(FourPixelOptions),
            });
}
