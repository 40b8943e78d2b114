using System.Globalization;
using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Training;

/// <summary>A checkpoint of another training is refused, with all that differs; so is a place that can't be written to.</summary>
public sealed class CheckpointRefusalTests : IDisposable
{
    private static readonly string[] _withoutEffect =
        ["NumberOfThreads", "CheckpointPath", "CheckpointInterval", "EpochCompleted", "CancellationToken", "Communicator"];

    /// <summary>Another value of each option that has an effect, and what else has to be set for it.</summary>
    private static readonly Dictionary<string, (object Value, Action<TrainingOptions>? Before)> _others = new()
    {
        ["Loss"] = (Loss.MeanAbsoluteError, null),
        ["LabelSmoothing"] = (0.125, options => options.Loss = Loss.BinaryCrossEntropy),
        ["HuberDelta"] = (1.5, options => options.Loss = Loss.Huber),
        ["Quantile"] = (0.25, options => options.Loss = Loss.Quantile),
        ["Optimizer"] = (Optimizer.SGD, null),
        ["LearningRate"] = (0.002, null),
        ["LearningRateSchedule"] = (LearningRateSchedule.Cosine, null),
        ["LearningRateDecay"] = (0.3, null),
        ["LearningRateDecayEpochs"] = (7, null),
        ["WarmupEpochs"] = (1, null),
        ["Momentum"] = (0.8, null),
        ["Beta1"] = (0.8, null),
        ["Beta2"] = (0.9, null),
        ["Epsilon"] = (1e-7, null),
        ["L1Regularization"] = (1e-5, null),
        ["L2Regularization"] = (1e-5, null),
        ["WeightDecay"] = (0.001, null),
        ["Dropout"] = (0.1, null),
        ["InputDropout"] = (0.1, null),
        ["MaximumGradientNorm"] = (2.0, null),
        ["BatchSize"] = (9, null),
        ["NumberOfEpochs"] = (6, null),
        ["Patience"] = (14, null),
        ["MinimumImprovement"] = (0.0, null),
        ["Seed"] = (3, null),
        ["TemperatureScaling"] = (true, o => o.Loss = Loss.BinaryCrossEntropy),
    };

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Options => [.. _others.Keys];

    private string Path => _folder.FileAt("training.checkpoint");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Options_Every_IsComparedOrKnownToHaveNoEffect() =>
        typeof(TrainingOptions).GetProperties().Select(option => option.Name).Should().BeEquivalentTo(_others.Keys.Concat(_withoutEffect));

    [Theory]
    [MemberData(nameof(Options))]
    public void Train_OptionChanged_IsRefusedByNameWithBothValues(string name)
    {
        (object value, Action<TrainingOptions>? before) = _others[name];
        TrainingOptions options = Make(before);
        Broken(options);
        object? old = Property(name).GetValue(options);
        Property(name).SetValue(options, value);

        Refusal(options).Should().Contain($"belongs to a different training run: {name} is {Text(value)} and was {Text(old)}. Restore these settings");
    }

    [Fact]
    public void Train_SeveralOptionsChanged_NamesAll()
    {
        Broken(Make());
        TrainingOptions options = Make(o => (o.Beta1, o.Seed, o.BatchSize) = (0.5, 8, 4));

        Refusal(options).Should().Contain("Beta1 is 0.5 and was 0.9").And.Contain("Seed is 8 and was not set").And.Contain("BatchSize is 4 and was 8");
    }

    [Fact]
    public void Train_OtherRows_AreNamed()
    {
        Broken(Make());
        ExampleSet training = CheckpointCase.Training, validation = CheckpointCase.Validation;
        ExampleSet changed = Problems.Regression(20, 3), reweighed = Problems.Regression(20, 3);
        changed.Change((targets, ref _) => targets[0] += 1e-6f);
        reweighed.Change((targets, ref weight) => weight = 1.0001f, addsWeights: true);
        ExampleSet fewer = training.Split(0.05, 0).Remaining;

        foreach (ExampleSet other in new[] { changed, reweighed, fewer })
            Refusal(Make(), training: other).Should().Contain("belongs to a different training run: the training rows differ.");
        Refusal(Make(), validation: changed).Should().Contain("belongs to a different training run: the validation rows differ.");
        Refusal(Make(), noValidation: true).Should().Contain("belongs to a different training run: the validation rows differ.");
        Refusal(Make(), training: validation, validation: training).Should()
            .Contain("belongs to a different training run: the training rows differ; the validation rows differ.");
    }

    [Fact]
    public void Train_RowsInAnotherOrder_AreOthers()
    {
        float[] inputs = [1, 2, 3, 4, 5, 6], turned = [4, 5, 6, 1, 2, 3];
        CheckpointCase.MakeNetwork().Train(Make(), new ExampleSet(inputs, 3, [1, 1], 1));

        Refusal(Make(), training: new ExampleSet(turned, 3, [1, 1], 1), noValidation: true).Should().Contain("the training rows differ.");
    }

    [Fact]
    public void Train_WeightsThatAreAllOne_AreNoDifference()
    {
        Broken(Make());
        Network network = CheckpointCase.MakeNetwork();
        ExampleSet weighed = CheckpointCase.Training.Split(0, 0).Remaining;
        weighed.Change((_, ref weight) => weight = 1, addsWeights: true);
        network.Train(Make(), weighed, CheckpointCase.Validation).Epochs.Should().HaveCount(5);

        Network expected = CheckpointCase.MakeNetwork();
        expected.Train(new CheckpointCase().MakeOptions(), CheckpointCase.Training, CheckpointCase.Validation);
        ((ReadOnlySpan<float>)network.Parameters.Span).ShouldBeBitwise(expected.Parameters.Span);
    }

    [Fact]
    public void Train_OtherNetwork_IsNamed()
    {
        Broken(Make());
        Network wider = CheckpointCase.MakeNetwork(hidden: 5), otherSeed = CheckpointCase.MakeNetwork(seed: 3), otherScales = CheckpointCase.MakeNetwork();
        otherScales.InputScaler = null;
        Network moved = CheckpointCase.MakeNetwork();
        moved.Layers[1].Biases[0] += 1e-6f;

        Refusal(Make(), wider).Should().Contain("the network is 3-5 Tanh-1 Identity and was 3-4 Tanh-1 Identity");
        Refusal(Make(), otherSeed).Should().Contain("belongs to a different training run: the initial weights differ.");
        Refusal(Make(), moved).Should().Contain("belongs to a different training run: the initial weights differ.");
        Refusal(Make(), otherScales).Should().Contain("belongs to a different training run: the scales of the inputs differ.");
    }

    [Fact]
    public void Train_PlaceThatCannotBeWritten_IsRefusedBeforeTheTraining()
    {
        Refusal(With(_folder.FileAt("nowhere/training.checkpoint"))).Should().Contain($"the folder '{_folder.FileAt("nowhere")}' does not exist");
        Refusal(With(_folder.Path)).Should().Contain($"CheckpointPath '{_folder.Path}' can't be written: it is a folder");
        Directory.CreateDirectory(Path + ".tmp");
        Refusal(Make()).Should().Contain($"'{Path}' can't be written: ");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void Validate_EmptyPath_IsRefused(string path)
    {
        Action act = With(path).Validate;
        act.Should().Throw<ArgumentException>().WithParameterName("CheckpointPath").WithMessage("CheckpointPath is empty*");
    }

    [Fact]
    public void Train_LeftoverOfAKilledTraining_IsCleanedUp()
    {
        File.WriteAllText(Path + ".tmp", "half a checkpoint");
        Broken(Make());
        Directory.GetFiles(_folder.Path).Should().Equal(Path);
    }

    private TrainingOptions Make(Action<TrainingOptions>? change = null) =>
        new CheckpointCase { Change = change ?? (_ => { }) }.MakeOptions(Path);

    private static TrainingOptions With(string path) => new CheckpointCase().MakeOptions(path);

    /// <summary>Leaves the checkpoint of a training of which one epoch is done.</summary>
    private static void Broken(TrainingOptions options)
    {
        options.EpochCompleted = report => report.Stop = true;
        Train(options, null, CheckpointCase.Training, CheckpointCase.Validation);
    }

    private string Refusal(TrainingOptions options, Network? network = null, ExampleSet? training = null,
        ExampleSet? validation = null, bool noValidation = false)
    {
        options.EpochCompleted = _ => Assert.Fail("nothing may be trained");
        byte[] before = File.Exists(Path) ? File.ReadAllBytes(Path) : [];
        Action act = () => Train(options, network, training ?? CheckpointCase.Training, noValidation ? null : validation ?? CheckpointCase.Validation);
        string message = act.Should().Throw<CheckpointException>().Which.Message;
        (File.Exists(Path) ? File.ReadAllBytes(Path) : []).Should().Equal(before);
        return message;
    }

    private static void Train(TrainingOptions options, Network? network, ExampleSet training, ExampleSet? validation)
    {
        network ??= options.Loss == Loss.BinaryCrossEntropy
            ? new Network(3, [new Dense(1, Activation.Sigmoid)])
            : CheckpointCase.MakeNetwork();
        if (options.Loss == Loss.BinaryCrossEntropy)
            (training, validation) = (new ExampleSet([1, 2, 3], 3, [1], 1), null);
        network.Train(options, training, validation);
    }

    private static System.Reflection.PropertyInfo Property(string name) => typeof(TrainingOptions).GetProperty(name)!;

    private static string Text(object? value) => value == null ? "not set" : Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
