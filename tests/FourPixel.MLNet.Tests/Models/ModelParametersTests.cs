using FourPixel.MLNet.Tests.Support;
using FourPixel.Net;
using Microsoft.ML;

namespace FourPixel.MLNet.Tests.Models;

/// <summary>The properties of a model, before it is saved and after it is loaded.</summary>
public class ModelParametersTests
{
    private readonly MLContext _context = new(1);
    private readonly IDataView _data;

    public ModelParametersTests() => _data = Examples.Make().ToView(_context);

    [Theory, EverySubject]
    public void Load_SavedModel_HasTheSameNetworkHistoryAndOptions(Subject subject)
    {
        TrainerCase trainerCase = TrainerCase.Of(subject);
        ITransformer model = trainerCase.MakeTrainer(options =>
        {
            options.LayerActivations = [Activation.Tanh, Activation.GELU];
            (options.Optimizer, options.LearningRate, options.WeightDecay) = (Optimizer.AdamW, 0.0123, 0.02);
            (options.Dropout, options.BatchSize, options.NumberOfThreads, options.Seed) = (0.1, 17, 2, null);
            (options.ValidationFraction, options.ExampleWeightColumnName) = (0.2, nameof(Example.Weight));
            if (options is FourPixelClassificationOptions classification)
                classification.ClassWeights = subject == Subject.YesNo ? [1, 2.5] : [1, 2.5, 0.1];
        }, _context).Fit(_data);
        IFourPixelModelParameters before = trainerCase.ParametersOf(model);

        IFourPixelModelParameters after = trainerCase.ParametersOf(ModelFile.Load(ModelFile.Save(model, _data.Schema)));

        Bytes(after.Network).Should().Equal(Bytes(before.Network));
        after.History.Should().BeEquivalentTo(before.History, comparison => comparison.WithStrictOrdering());
        after.Options.GetType().Should().Be(before.Options.GetType());
        after.Options.Should().BeEquivalentTo(before.Options, comparison => comparison.RespectingRuntimeTypes());
        after.Options.LearningRate.Should().Be(0.0123);
    }

    [Theory, EverySubject]
    public void Options_Changed_AreACopy(Subject subject)
    {
        TrainerCase trainerCase = TrainerCase.Of(subject);
        IFourPixelModelParameters parameters = trainerCase.ParametersOf(trainerCase.MakeTrainer().Fit(_data));

        FourPixelOptions options = parameters.Options;
        options.NumberOfEpochs = 99;
        options.HiddenLayers![0] = 99;

        parameters.Options.NumberOfEpochs.Should().Be(4);
        parameters.Options.HiddenLayers.Should().Equal(8, 5);
    }

    [Theory, EverySubject]
    public void Network_OfAModel_TakesRawFeaturesAndGivesTheAnswers(Subject subject)
    {
        List<Example> examples = Examples.Make(rows: 30, withMissing: false);
        TrainerCase trainerCase = TrainerCase.Of(subject);
        ITransformer model = trainerCase.MakeTrainer().Fit(_data);
        IDataView scored = model.Transform(examples.ToView(_context));
        Network network = trainerCase.ParametersOf(model).Network;

        float[] answers = network.Forward([.. examples.SelectMany(example => example.ToInputs())]);

        network.Layers.Select(layer => layer.Outputs).Should().StartWith([8, 5]);
        answers.Should().Equal(Scores.Of(scored, subject == Subject.YesNo ? "Probability" : "Score").SelectMany(row => row),
            (left, right) => Math.Abs(left - right) <= 1e-5f * (1 + Math.Abs(right)));
    }

    [Theory, EverySubject]
    public void Options_CallbacksOfATraining_AreNotSaved(Subject subject)
    {
        using var source = new CancellationTokenSource();
        TrainerCase trainerCase = TrainerCase.Of(subject);
        ITransformer model = trainerCase.MakeTrainer(
            options => (options.EpochCompleted, options.CancellationToken) = (_ => { }, source.Token)).Fit(_data);

        FourPixelOptions loaded = trainerCase.ParametersOf(ModelFile.Load(ModelFile.Save(model, _data.Schema))).Options;

        loaded.EpochCompleted.Should().BeNull();
        loaded.CancellationToken.CanBeCanceled.Should().BeFalse();
    }

    private static byte[] Bytes(Network network)
    {
        using var stream = new MemoryStream();
        network.Save(stream);
        return stream.ToArray();
    }
}
