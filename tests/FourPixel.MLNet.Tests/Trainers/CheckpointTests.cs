using FourPixel.MLNet.Tests.Support;
using FourPixel.Net;
using Microsoft.ML;

namespace FourPixel.MLNet.Tests.Trainers;

/// <summary>The engine's checkpoints, by way of the trainers.</summary>
public sealed class CheckpointTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly IDataView _data = Examples.Make().ToView(new MLContext(1));

    private string Path => _folder.FileAt("training.checkpoint");

    public void Dispose() => _folder.Dispose();

    [Theory, EverySubject]
    public void Fit_CancelledAndResumed_MakesTheSameModel(Subject subject)
    {
        string[] expected = Score(subject, Fit(subject, _ => { }));
        BreakOff(subject);
        var epochs = new List<int>();

        ITransformer model = Fit(subject, options => (options.CheckpointPath, options.EpochCompleted) = (Path, report => epochs.Add(report.Epoch)));

        Score(subject, model).Should().Equal(expected);
        epochs.Should().Equal(3, 4);
        TrainerCase.Of(subject).ParametersOf(model).History.Epochs.Should().HaveCount(4);
    }

    [Theory, EverySubject]
    public void Fit_FromAModelCancelledAndResumed_MakesTheSameModel(Subject subject)
    {
        IFourPixelModelParameters start = TrainerCase.Of(subject).ParametersOf(Fit(subject, _ => { }));
        string[] expected = Score(subject, Fit(subject, _ => { }, start));
        BreakOff(subject, start);

        Score(subject, Fit(subject, options => options.CheckpointPath = Path, start)).Should().Equal(expected);

        Action afresh = () => Fit(subject, options => options.CheckpointPath = Path);
        afresh.Should().Throw<CheckpointException>().WithMessage("*belongs to a different training run: LearningRate is 0.001 and was 0.0001; the initial weights differ.*");
    }

    [Fact]
    public void Fit_OptionsOfTheTrainerChanged_AreRefusedByWhatTheyChange()
    {
        BreakOff(Subject.Classes);

        Refusal(options => options.Beta2 = 0.99).Should().Contain("Beta2 is 0.99 and was 0.999");
        Refusal(options => options.HiddenLayers = [8, 6]).Should().Contain("the network is 3-8 ReLU-6 ReLU-3 Softmax and was 3-8 ReLU-5 ReLU-3 Softmax");
        Refusal(options => options.Activation = Activation.Tanh).Should().Contain("the network is 3-8 Tanh-5 Tanh-3 Softmax");
        Refusal(options => options.InputScaling = InputScaling.Robust).Should().Contain("the scales of the inputs differ");
        Refusal(options => options.ValidationFraction = 0.3).Should().Contain("the training rows differ; the validation rows differ");
        Refusal(options => options.ExampleWeightColumnName = nameof(Example.Weight)).Should().Contain("the training rows differ");
        Refusal(options => ((FourPixelClassificationOptions)options).ClassWeights = [1, 2, 1]).Should().Contain("the training rows differ");
    }

    [Theory, EverySubject]
    public void Save_OfAModelWithACheckpoint_DoesNotSaveWhereItWas(Subject subject)
    {
        ITransformer model = Fit(subject, options => (options.CheckpointPath, options.CheckpointInterval) = (Path, 3));

        FourPixelOptions loaded = TrainerCase.Of(subject).ParametersOf(ModelFile.Load(ModelFile.Save(model, _data.Schema))).Options;

        loaded.CheckpointPath.Should().BeNull();
        loaded.CheckpointInterval.Should().Be(1);
        File.Exists(Path).Should().BeTrue("the checkpoint stays");
    }

    /// <summary>Two epochs are done and saved when the third is broken off.</summary>
    private void BreakOff(Subject subject, IFourPixelModelParameters? start = null)
    {
        Action act = () => Fit(subject, options =>
        {
            options.CheckpointPath = Path;
            options.EpochCompleted = report => ThrowAt(report, 3);
        }, start);
        act.Should().Throw<TimeoutException>();
    }

    private static void ThrowAt(EpochReport report, int epoch)
    {
        if (report.Epoch == epoch)
            throw new TimeoutException();
    }

    private ITransformer Fit(Subject subject, Action<FourPixelOptions> change, IFourPixelModelParameters? start = null)
    {
        TrainerCase trainerCase = TrainerCase.Of(subject);
        return trainerCase.Fit(trainerCase.MakeTrainer(change), _data, null, start);
    }

    private string Refusal(Action<FourPixelOptions> change)
    {
        Action act = () => Fit(Subject.Classes, options =>
        {
            options.CheckpointPath = Path;
            change(options);
        });
        return act.Should().Throw<CheckpointException>().Which.Message;
    }

    private string[] Score(Subject subject, ITransformer model) => [.. TrainerCase.Of(subject).Outputs
        .SelectMany(column => Scores.Text(model.Transform(_data), column))];
}
