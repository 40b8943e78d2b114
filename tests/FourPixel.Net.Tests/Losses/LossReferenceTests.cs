using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Losses;

/// <summary>Every loss and its gradient against PyTorch.</summary>
public class LossReferenceTests
{
    private static readonly Data _fixture = Fixture.Load<Data>("losses");

    private static readonly float[] _classes = Fixture.Single(_fixture.Classes);

    /// <summary>The weight of each row's class.</summary>
    private static readonly double[] _classWeights = [.. _fixture.Classes.Select(c => _fixture.ClassWeights[(int)c])];

    private static readonly Dictionary<string, Case> _cases = new()
    {
        ["mse"] = new(new() { Loss = Loss.MeanSquaredError }, Fixture.Flat(_fixture.Target)),
        ["mae"] = new(new() { Loss = Loss.MeanAbsoluteError }, Fixture.Flat(_fixture.Target)),
        ["huber_delta_1"] = new(new() { Loss = Loss.Huber }, Fixture.Flat(_fixture.Target)),
        ["quantile_0_9"] = new(new() { Loss = Loss.Quantile, Quantile = 0.9 }, Fixture.Flat(_fixture.Target)),
        ["poisson_log_input"] = new(new() { Loss = Loss.Poisson }, Fixture.Flat(_fixture.TargetAbs)),
        ["binary_cross_entropy_from_logits"] =
            new(new() { Loss = Loss.BinaryCrossEntropy }, Fixture.Flat(_fixture.Binary)),
        ["categorical_cross_entropy_from_logits"] = new(new(), _classes),
        ["categorical_cross_entropy_label_smoothing_0_1"] = new(new() { LabelSmoothing = 0.1 }, _classes),
        ["categorical_cross_entropy_sample_weighted_sum_over_sum_of_weights"] =
            new(new(), _classes, Fixture.Single(_fixture.SampleWeights)),
        ["categorical_cross_entropy_class_weighted"] = new(new(), _classes, Fixture.Single(_classWeights)),
    };

    public static readonly TheoryData<string> Names = [.. _cases.Keys];

    private sealed record Data(double[][] Output, double[][] Target, double[][] TargetAbs, double[] Classes,
        double[][] Binary, double[] SampleWeights, double[] ClassWeights, Dictionary<string, Expected> Losses);

    private sealed record Expected(double Value, double[][] Gradient);

    private sealed record Case(TrainingOptions Options, float[] Targets, float[]? Weights = null);

    [Fact]
    public void Fixture_EveryLoss_IsCompared() => _fixture.Losses.Keys.Should().BeEquivalentTo(_cases.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Evaluate_PyTorchOutputs_GivesPyTorchLossAndGradient(string name)
    {
        Case given = _cases[name];
        Expected expected = _fixture.Losses[name];
        float[] outputs = Fixture.Flat(_fixture.Output);
        var gradient = new float[outputs.Length];

        double value = LossFunction.Create(given.Options)
            .Evaluate(outputs, given.Targets, given.Weights, gradient, _fixture.Output.Length);

        value.ShouldBeCloseTo(expected.Value);
        gradient.ShouldBeCloseTo([.. expected.Gradient.SelectMany(row => row)], name);
    }
}
