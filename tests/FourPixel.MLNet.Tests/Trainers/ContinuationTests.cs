using FourPixel.MLNet.Tests.Support;
using FourPixel.Net;
using Microsoft.ML;

namespace FourPixel.MLNet.Tests.Trainers;

/// <summary>Training goes on from a model, which stays as it is.</summary>
public class ContinuationTests
{
    private readonly MLContext _context = new(1);
    private readonly IDataView _data;

    public ContinuationTests() => _data = Examples.Make().ToView(_context);

    [Theory, EverySubject]
    public void Fit_FromAModel_StartsWhereItEnded(Subject subject)
    {
        TrainerCase trainerCase = TrainerCase.Of(subject);
        ITransformer first = Train(trainerCase, null, epochs: 40);
        string[] before = Scores.Bits(first.Transform(_data));
        TrainingHistory history = trainerCase.ParametersOf(first).History;

        ITransformer second = Train(trainerCase, trainerCase.ParametersOf(first), epochs: 5);

        TrainingHistory continued = trainerCase.ParametersOf(second).History;
        double start = history.Epochs[0].TrainingLoss, end = history.Epochs[^1].TrainingLoss;
        continued.Epochs[0].TrainingLoss.Should().BeLessThan(end + (0.2 * (start - end)));
        continued.Epochs.Should().HaveCount(5);
        Scores.Bits(first.Transform(_data)).Should().Equal(before);
        Scores.Bits(second.Transform(_data)).Should().NotEqual(before);
    }

    [Theory, EverySubject]
    public void Fit_FromALoadedModelWithoutMoving_GivesItsScoresBack(Subject subject)
    {
        // Steps too short to change a weight. Regression goes to standardised targets and back, with other labels' mean.
        TrainerCase trainerCase = TrainerCase.Of(subject);
        ITransformer first = Train(trainerCase, null, epochs: 20);
        IFourPixelModelParameters loaded = trainerCase.ParametersOf(ModelFile.Load(ModelFile.Save(first, _data.Schema)));
        List<Example> others = Examples.Make(60, seed: 5);
        others.ForEach(example => (example.Price, example.Prices) = (3 * example.Price, [-example.Prices[0], 7]));
        IEstimator<ITransformer> trainer = trainerCase.MakeTrainer(options => (options.LearningRate, options.NumberOfEpochs) = (1e-30, 1));

        ITransformer second = trainerCase.Fit(trainer, others.ToView(_context), null, loaded);

        Scores.Of(second.Transform(_data)).SelectMany(row => row).Should().Equal(
            Scores.Of(first.Transform(_data)).SelectMany(row => row), (left, right) => Math.Abs(left - right) < 1e-3f * (1 + Math.Abs(right)));
    }

    [Fact]
    public void Fit_PoissonFromAModelWithoutMoving_GivesItsScoresBack()
    {
        TrainerCase trainerCase = TrainerCase.Of(Subject.Number);
        ITransformer first = trainerCase.MakeTrainer(options => options.Loss = Loss.Poisson).Fit(_data);
        IEstimator<ITransformer> trainer = trainerCase.MakeTrainer(
            options => (options.Loss, options.LearningRate) = (Loss.Poisson, 1e-30));

        ITransformer second = trainerCase.Fit(trainer, _data, null, trainerCase.ParametersOf(first));

        Scores.Of(second.Transform(_data)).Select(row => row[0]).Should().Equal(
            Scores.Of(first.Transform(_data)).Select(row => row[0]), (left, right) => Math.Abs(left - right) < 1e-4f * right);
    }

    [Fact]
    public void Fit_FromAModelThatDoesNotFit_IsRefused()
    {
        TrainerCase number = TrainerCase.Of(Subject.Number), numbers = TrainerCase.Of(Subject.Numbers);
        IFourPixelModelParameters model = number.ParametersOf(number.MakeTrainer().Fit(_data));
        IDataView narrow = _context.Transforms.Concatenate("Features", nameof(Example.A), nameof(Example.C)).Fit(_data).Transform(_data);

        Refusal(() => number.Fit(number.MakeTrainer(), narrow, null, model)).Should()
            .Be("The model to continue from has 3 inputs and 1 outputs; the training set needs 2 and 1.");
        Refusal(() => numbers.Fit(numbers.MakeTrainer(), _data, null, model)).Should()
            .Be("The model to continue from has 3 inputs and 1 outputs; the training set needs 3 and 2.");
        Refusal(() => number.Fit(number.MakeTrainer(options => options.HiddenLayers = [8, 6]), _data, null, model)).Should()
            .Be("The model to continue from has hidden layers [8, 5]; HiddenLayers is [8, 6].");
        Refusal(() => number.Fit(number.MakeTrainer(options => options.Loss = Loss.Poisson), _data, null, model)).Should()
            .Be("The model to continue from has Identity as its output activation; Poisson needs Exponential.");
    }

    [Fact]
    public void Fit_FromAModelOfOtherActivations_IsRefusedWhereTheyAreGiven()
    {
        TrainerCase number = TrainerCase.Of(Subject.Number);
        IFourPixelModelParameters model = number.ParametersOf(
            number.MakeTrainer(options => options.LayerActivations = [Activation.Tanh, Activation.SiLU]).Fit(_data));

        Refusal(() => Continue(options => options.Activation = Activation.Tanh)).Should()
            .Be("The model to continue from has SiLU as the activation of hidden layer 2; Activation is Tanh.");
        Refusal(() => Continue(options => options.LayerActivations = [Activation.ReLU, Activation.SiLU])).Should()
            .Be("The model to continue from has Tanh as the activation of hidden layer 1; LayerActivations has ReLU there.");
        Continue(options => options.LayerActivations = [Activation.Tanh, Activation.SiLU]);
        Continue(_ => { });

        void Continue(Action<FourPixelOptions> change) => number.Fit(number.MakeTrainer(change), _data, null, model);
    }

    [Theory, EverySubject]
    public void Fit_FromAModelWithTheLayersLeftOpen_ReportsItsLayersAndScaling(Subject subject)
    {
        TrainerCase trainerCase = TrainerCase.Of(subject);
        ITransformer first = trainerCase.MakeTrainer(options =>
        {
            (options.LayerActivations, options.InputScaling) = ([Activation.Tanh, Activation.SiLU], InputScaling.Robust);
            options.QuantileBins = 4;
        }).Fit(_data);
        IEstimator<ITransformer> open = trainerCase.MakeTrainer(options => options.HiddenLayers = null);

        ITransformer second = trainerCase.Fit(open, _data, null, trainerCase.ParametersOf(first));

        FourPixelOptions told = trainerCase.ParametersOf(ModelFile.Load(ModelFile.Save(second, _data.Schema))).Options;
        told.HiddenLayers.Should().Equal(8, 5);
        told.LayerActivations.Should().Equal(Activation.Tanh, Activation.SiLU);
        told.InputScaling.Should().Be(InputScaling.Robust);
        told.QuantileBins.Should().Be(4);
        told.Optimizer.Should().Be(Optimizer.Adam);
    }

    [Theory]
    [InlineData(InputScaling.None, InputScaling.Standard)]
    [InlineData(InputScaling.Standard, InputScaling.None)]
    public void Fit_FromAModelScaledOtherwise_TreatsMissingFeaturesAsTheModelDoes(InputScaling ofModel, InputScaling ofTrainer)
    {
        var log = new LogRecorder(_context);
        TrainerCase trainerCase = TrainerCase.Of(Subject.YesNo);
        int missing = Examples.Make().Count(example => float.IsNaN(example.B));
        ITransformer first = trainerCase.MakeTrainer(options => (options.InputScaling, options.LearningRate) = (ofModel, 1e-7)).Fit(_data);

        trainerCase.Fit(trainerCase.MakeTrainer(options => (options.InputScaling, options.LearningRate) = (ofTrainer, 1e-7), _context),
            _data, null, trainerCase.ParametersOf(first));

        log.Warnings.Select(warning => warning.Split(':')[0]).Should()
            .Equal(ofModel == InputScaling.None ? [$"{missing} of 120 training rows are skipped"] : []);
    }

    private ITransformer Train(TrainerCase trainerCase, IFourPixelModelParameters? model, int epochs)
    {
        IEstimator<ITransformer> trainer = trainerCase.MakeTrainer(
            options => (options.NumberOfEpochs, options.LearningRate, options.ValidationFraction) = (epochs, 0.003, 0));
        return trainerCase.Fit(trainer, _data, null, model);
    }

    private static string Refusal(Action act) => act.Should().Throw<InvalidOperationException>().Which.Message;
}
