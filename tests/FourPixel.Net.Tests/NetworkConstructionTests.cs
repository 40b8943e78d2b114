namespace FourPixel.Net.Tests;

/// <summary>What a network refuses to be.</summary>
public class NetworkConstructionTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Constructor_NoInputs_IsRefused(int inputs) => Making(inputs, new Dense(1))
        .Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(inputs));

    [Fact]
    public void Constructor_NoLayers_IsRefused() => Making(3)
        .Should().Throw<ArgumentException>().WithMessage("A network has at least one layer*");

    [Fact]
    public void Constructor_NullLayers_IsRefused()
    {
        Action list = () => _ = new Network(3, null!);
        list.Should().Throw<ArgumentNullException>();
        Making(3, null!, new Dense(1)).Should().Throw<ArgumentNullException>();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void Constructor_NoUnits_IsRefused(int units) => Making(3, new Dense(4), new Dense(units))
        .Should().Throw<ArgumentOutOfRangeException>()
        .WithMessage($"Layer 1 has {units} units; at least 1 is needed.*");

    [Fact]
    public void Constructor_SoftmaxBeforeTheOutput_IsRefused() =>
        Making(3, new Dense(4, Activation.Softmax), new Dense(1)).Should()
        .Throw<ArgumentException>().WithMessage("Layer 0 has softmax, which is for the output layer only.*");

    [Fact]
    public void Constructor_UnknownActivation_IsRefused() => Making(3, new Dense(4, (Activation)99))
        .Should().Throw<ArgumentOutOfRangeException>().WithMessage("Layer 0 has an unknown activation.*99*");

    [Fact]
    public void Constructor_UnknownInitialization_IsRefused() =>
        Making(3, new Dense(4), new Dense(4, Initialization: (WeightInitialization)(-1)))
            .Should().Throw<ArgumentOutOfRangeException>().WithMessage("Layer 1 has an unknown initialization.*-1*");

    [Theory]
    [InlineData(int.MaxValue, int.MaxValue)]
    [InlineData(1, int.MaxValue)]
    [InlineData(1 << 15, 1 << 15)]
    public void Constructor_TooManyWeights_IsRefusedBeforeMemoryIsTaken(int inputs, int units) =>
        Making(inputs, new Dense(units)).Should()
        .Throw<ArgumentOutOfRangeException>().WithMessage("*parameters; the maximum is 536870912.*");

    private static Action Making(int inputs, params Dense[] layers) => () => _ = new Network(inputs, layers);
}
