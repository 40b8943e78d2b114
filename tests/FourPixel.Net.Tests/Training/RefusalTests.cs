using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Training;

/// <summary>What a training refuses, and how it says so.</summary>
public class RefusalTests
{
    private static readonly Network _network = new(2, [new Dense(3, Activation.Softmax)]);

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public void Train_LearningRateFarTooLong_SaysThatItDiverged(int epochs)
    {
        // The first step throws the weights out of float's range already.
        var options = new TrainingOptions
        {
            Loss = Loss.MeanSquaredError,
            Optimizer = Optimizer.SGD,
            LearningRate = 1e38,
            NumberOfEpochs = epochs,
        };
        var examples = new ExampleSet([30, 40], 2, [1000], 1);
        Action act = () => new Network(2, [new Dense(1)], seed: 1).Train(options, examples);

        act.Should().Throw<InvalidOperationException>()
            .WithMessage("The training diverged in epoch *LearningRate (it is 1E+38)*MaximumGradientNorm*");
    }

    [Fact]
    public void Train_NoRows_IsRefused()
    {
        const string message = "There are no rows.*";
        Training(Set()).Should().Throw<ArgumentException>().WithParameterName("training").WithMessage(message);
        Training(Set(0), Set()).Should().Throw<ArgumentException>().WithParameterName("validation")
            .WithMessage(message);
    }

    [Fact]
    public void Train_OtherNumberOfInputs_IsRefused() => Training(new ExampleSet([1, 2, 3], 3, [0], 1))
        .Should().Throw<ArgumentException>().WithParameterName("training")
        .WithMessage("The rows have 3 inputs; the network has 2.*");

    [Fact]
    public void Train_OtherNumberOfTargets_IsRefused() => Training(new ExampleSet([1, 2], 2, [0, 1, 0], 3))
        .Should().Throw<ArgumentException>().WithParameterName("training")
        .WithMessage("The rows have 3 targets; CategoricalCrossEntropy over 3 outputs takes 1.*");

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(0.5f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Train_NoSuchClass_IsRefused(float target)
    {
        Training(Set(0, target)).Should().Throw<ArgumentException>().WithParameterName("training")
            .WithMessage($"Row 1 has target {target}; for CategoricalCrossEntropy it must be a class from 0 to 2.*");
        Training(Set(0), Set(target)).Should().Throw<ArgumentException>().WithParameterName("validation");
    }

    [Theory]
    [InlineData(Loss.MeanSquaredError, Activation.Identity, float.NaN, "finite")]
    [InlineData(Loss.Huber, Activation.Identity, float.NegativeInfinity, "finite")]
    [InlineData(Loss.BinaryCrossEntropy, Activation.Sigmoid, 1.5f, "from 0 to 1")]
    [InlineData(Loss.Poisson, Activation.Exponential, -1f, "at least 0 and finite")]
    public void Train_TargetOutsideTheLossesDomain_IsRefused(Loss loss, Activation output, float target, string allowed)
    {
        var network = new Network(2, [new Dense(1, output)]);
        Action act = () => network.Train(new() { Loss = loss }, Set(1, target));
        act.Should().Throw<ArgumentException>().WithMessage($"Row 1 has target {target}; for {loss} it must be {allowed}.*");
    }

    [Theory]
    [InlineData(float.NaN, false)]
    [InlineData(float.PositiveInfinity, false)]
    [InlineData(float.PositiveInfinity, true)]
    public void Train_InputThatIsNoNumber_IsRefused(float input, bool hasScaler)
    {
        var network = new Network(2, [new Dense(3, Activation.Softmax)]);
        network.InputScaler = hasScaler ? new InputScaler([0, 0], [1, 1]) : null;
        Action act = () => network.Train(new(), new ExampleSet([1, 2, 3, input], 2, [0, 1], 1));
        act.Should().Throw<ArgumentException>().WithMessage($"Row 1 has {input} in column 1; inputs must be finite*");
    }

    [Theory]
    [InlineData(Loss.CategoricalCrossEntropy, Activation.Identity, "Softmax")]
    [InlineData(Loss.BinaryCrossEntropy, Activation.Softmax, "Sigmoid")]
    [InlineData(Loss.Poisson, Activation.Softplus, "Exponential")]
    public void Train_OutputActivationDoesNotFitTheLoss_IsRefused(Loss loss, Activation output, string needed)
    {
        Action act = () => new Network(2, [new Dense(1, output)]).Train(new() { Loss = loss }, Set(0));
        act.Should().Throw<ArgumentException>()
            .WithMessage($"{loss} needs {needed} as the output activation; the network has {output}.*");
    }

    [Fact]
    public void Train_NullArguments_AreRefused()
    {
        var trainer = new NetworkTrainer(new());
        ((Action)(() => trainer.Train(null!, Set(0)))).Should().Throw<ArgumentNullException>();
        ((Action)(() => trainer.Train(_network, null!))).Should().Throw<ArgumentNullException>();
        ((Action)(() => _ = new NetworkTrainer(null!))).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public void Constructor_OptionOutOfRange_IsRefused()
    {
        Action act = () => _ = new NetworkTrainer(new() { BatchSize = 0 });
        act.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("BatchSize");
    }

    private static ExampleSet Set(params float[] classes) => new(new float[2 * classes.Length], 2, classes, 1);

    private static Action Training(ExampleSet training, ExampleSet? validation = null) => () =>
        _network.Train(new() { NumberOfEpochs = 1 }, training, validation);
}
