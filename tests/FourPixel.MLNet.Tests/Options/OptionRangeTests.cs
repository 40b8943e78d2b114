using System.Globalization;
using FourPixel.MLNet.Tests.Support;
using FourPixel.Net;

namespace FourPixel.MLNet.Tests.Options;

/// <summary>A trainer refuses an option outside its range when it is made: by name, with its value and what is allowed.</summary>
public class OptionRangeTests
{
    public static TheoryData<string, object, string> OutOfRange => new()
    {
        { "LearningRate", 0.0, "positive and finite" },
        { "LearningRate", -0.1, "positive and finite" },
        { "LearningRate", double.NaN, "positive and finite" },
        { "LearningRate", double.PositiveInfinity, "positive and finite" },
        { "BatchSize", 0, "at least 1" },
        { "NumberOfEpochs", 0, "at least 1" },
        { "NumberOfThreads", 0, "at least 1" },
        { "Patience", -1, "at least 0" },
        { "MinimumImprovement", -0.1, "at least 0" },
        { "Momentum", 1.0, "at least 0 and below 1" },
        { "Beta1", 1.0, "at least 0 and below 1" },
        { "Beta2", -0.1, "at least 0 and below 1" },
        { "Epsilon", 0.0, "positive and finite" },
        { "L1Regularization", -1.0, "at least 0" },
        { "L2Regularization", double.NaN, "at least 0" },
        { "WeightDecay", -1.0, "at least 0" },
        { "Dropout", 1.0, "at least 0 and below 1" },
        { "Dropout", -0.1, "at least 0 and below 1" },
        { "InputDropout", 1.0, "at least 0 and below 1" },
        { "LabelSmoothing", 1.0, "at least 0 and below 1" },
        { "MaximumGradientNorm", -1.0, "at least 0" },
        { "ValidationFraction", 1.0, "at least 0 and below 1" },
        { "ValidationFraction", -0.5, "at least 0 and below 1" },
        { "HuberDelta", 0.0, "positive and finite" },
        { "Quantile", 1.0, "between 0 and 1" },
        { "Activation", (Activation)99, "ReLU" },
        { "Activation", Activation.Softmax, "use another activation for hidden layers" },
        { "Loss", (Loss)99, "one of " },
        { "Optimizer", (Optimizer)99, "Adam" },
        { "InputScaling", (InputScaling)99, "Standard" },
        { "LearningRateSchedule", (LearningRateSchedule)99, "one of " },
        { "LearningRateDecay", 1.0, "between 0 and 1" },
        { "LearningRateDecayEpochs", 0, "at least 1" },
        { "CheckpointInterval", 0, "at least 1" },
        { "WarmupEpochs", -1, "at least 0" },
        { "WarmupEpochs", 4, "at most 3" },
        { "MemoryBound", 65_535L, "at least 65536" },
        { "MemoryBound", -1L, "at least 65536" },
    };

    [Theory, MemberData(nameof(OutOfRange))]
    public void Trainer_OptionOutOfRange_NamesItItsValueAndWhatIsAllowed(string name, object value, string allowed)
    {
        foreach (Subject subject in new[] { Subject.Classes, Subject.YesNo, Subject.Number })
        {
            Action act = () => TrainerCase.Of(subject).MakeTrainer(
                options => options.GetType().GetProperty(name)!.SetValue(options, value));

            string text = Convert.ToString(value, CultureInfo.InvariantCulture)!;
            act.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(name).WithMessage($"{name} is {text}*{allowed}*");
        }
    }

    [Fact]
    public void Trainer_OptionThatLBFGSCanNotHeed_IsRefused() =>
        Refusal(options => (options.Optimizer, options.Dropout) = (Optimizer.LBFGS, 0.1)).WithMessage("Dropout is set, but the optimizer is LBFGS*");

    [Fact]
    public void Trainer_HiddenLayerOfNoNeurons_IsRefused()
    {
        foreach (int units in new[] { 0, -3 })
            Refusal(options => options.HiddenLayers = [4, units]).WithMessage($"HiddenLayers is {units}*at least 1*");
    }

    [Fact]
    public void Trainer_ActivationsThatDoNotFitTheLayers_AreRefused()
    {
        Refusal(options => options.LayerActivations = [Activation.Tanh]).WithMessage("LayerActivations has 1 entries*HiddenLayers has 2*");
        Refusal(options => (options.HiddenLayers, options.LayerActivations) = (null, [Activation.Tanh])).WithMessage("LayerActivations has 1*HiddenLayers has none*");
        Refusal(options => options.LayerActivations = [Activation.Tanh, Activation.Softmax]).WithMessage("LayerActivations is Softmax*");
    }

    [Theory]
    [InlineData("LabelColumnName", "")]
    [InlineData("LabelColumnName", null)]
    [InlineData("FeatureColumnName", " ")]
    [InlineData("ExampleWeightColumnName", "")]
    public void Trainer_ColumnWithoutName_IsRefused(string name, string? value) =>
        Refusal(options => options.GetType().GetProperty(name)!.SetValue(options, value)).WithMessage($"{name} is empty*").WithParameterName(name);

    [Theory]
    [InlineData(Subject.Classes, Loss.BinaryCrossEntropy)]
    [InlineData(Subject.Classes, Loss.Poisson)]
    [InlineData(Subject.YesNo, Loss.CategoricalCrossEntropy)]
    [InlineData(Subject.YesNo, Loss.Huber)]
    [InlineData(Subject.Number, Loss.BinaryCrossEntropy)]
    [InlineData(Subject.Numbers, Loss.CategoricalCrossEntropy)]
    public void Trainer_LossOfAnotherTask_IsRefused(Subject subject, Loss loss)
    {
        Action act = () => TrainerCase.Of(subject).MakeTrainer(options => options.Loss = loss);

        act.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("Loss").WithMessage($"Loss is {loss}; it must be one of *");
    }

    private static FluentAssertions.Specialized.ExceptionAssertions<ArgumentException> Refusal(Action<FourPixelOptions> change)
    {
        Action act = () => TrainerCase.Of(Subject.Classes).MakeTrainer(change);
        return act.Should().Throw<ArgumentException>();
    }
}
