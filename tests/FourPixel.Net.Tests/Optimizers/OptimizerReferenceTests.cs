using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Optimizers;

/// <summary>Every optimizer against PyTorch, step by step.</summary>
public class OptimizerReferenceTests
{
    private static readonly Data _fixture = Fixture.Load<Data>("optimizers");

    private static readonly Dictionary<string, TrainingOptions> _options = new()
    {
        ["sgd"] = new() { Optimizer = Optimizer.SGD },
        ["sgd_weight_decay_0_01"] = new() { Optimizer = Optimizer.SGD, L2Regularization = 0.01 },
        ["momentum_0_9"] = new() { Optimizer = Optimizer.Momentum },
        ["nesterov_0_9"] = new() { Optimizer = Optimizer.Nesterov },
        ["adam"] = new() { Optimizer = Optimizer.Adam },
        ["adam_amsgrad"] = new() { Optimizer = Optimizer.AMSGrad },
        ["adamw_weight_decay_0_01"] = new() { Optimizer = Optimizer.AdamW },
        ["rmsprop"] = new() { Optimizer = Optimizer.RMSprop, Beta2 = 0.99 },
        ["adagrad"] = new() { Optimizer = Optimizer.Adagrad, Epsilon = 1e-10 },
    };

    public static readonly TheoryData<string> Names = [.. _options.Keys];

    private sealed record Data(double[] Initial, double[][] Gradients, double LearningRate,
        Dictionary<string, double[][]> Steps);

    [Fact]
    public void Fixture_EveryOptimizer_IsCompared() => _fixture.Steps.Keys.Should().BeEquivalentTo(_options.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Step_PyTorchGradients_GivesPyTorchParameters(string name)
    {
        TrainingOptions options = _options[name];
        options.LearningRate = _fixture.LearningRate;
        using var stepper = new Stepper(options, Fixture.Single(_fixture.Initial));

        for (int i = 0; i < _fixture.Gradients.Length; i++)
        {
            stepper.Step(Fixture.Single(_fixture.Gradients[i]));
            stepper.Weights.ShouldBeCloseTo(_fixture.Steps[name][i], $"{name}, step {i + 1}");
        }
    }
}
