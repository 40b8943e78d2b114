using FourPixel.MLNet.Tests.Support;
using FourPixel.Net;
using Microsoft.ML;

namespace FourPixel.MLNet.Tests.Trainers;

/// <summary>The rows that find the best epoch: given, set aside, or none.</summary>
public class ValidationSetTests
{
    private readonly MLContext _context = new(1);

    [Theory, EverySubject]
    public void Fit_WithAValidationSet_ValidatesOnItAndLearnsFromAllTheOthers(Subject subject)
    {
        var log = new LogRecorder(_context);
        TrainerCase trainerCase = TrainerCase.Of(subject);

        ITransformer model = trainerCase.Fit(trainerCase.MakeTrainer(_context), Examples.Make(120).ToView(_context), Examples.Make(45, seed: 2).ToView(_context), null);

        log.Infos[0].Should().Contain("on 120 rows, validating on 45");
        trainerCase.ParametersOf(model).History.Epochs.Should().OnlyContain(epoch => epoch.ValidationLoss > 0);
    }

    [Theory, EverySubject]
    public void Fit_WithAValidationSet_ReportsTheMetricThatMLNetFindsOnIt(Subject subject)
    {
        TrainerCase trainerCase = TrainerCase.Of(subject);
        IDataView validation = Examples.Make(45, seed: 2).ToView(_context);

        ITransformer model = trainerCase.Fit(trainerCase.MakeTrainer(), Examples.Make(120).ToView(_context), validation, null);

        IDataView scored = model.Transform(validation);
        double expected = subject switch
        {
            Subject.Classes or Subject.NamedClasses => _context.MulticlassClassification.Evaluate(scored, trainerCase.Label).MicroAccuracy,
            Subject.YesNo => _context.BinaryClassification.Evaluate(scored, trainerCase.Label).Accuracy,
            _ => _context.Regression.EvaluateTargets(scored, trainerCase.Label).RSquared,
        };
        TrainingHistory history = trainerCase.ParametersOf(model).History;
        history.Epochs[history.BestEpoch - 1].Metric.Should().BeApproximately(expected, 1e-5);
    }

    [Fact]
    public void Fit_ValidationSetOfADifferentDistribution_KeepsTheEpochThatWasBestOnIt()
    {
        // What is true of the training rows is false of the others: each epoch is worse than the one before.
        List<Example> opposite = Examples.Make(60, withMissing: false);
        opposite.ForEach(example => example.IsLarge = !example.IsLarge);
        TrainerCase trainerCase = TrainerCase.Of(Subject.YesNo);
        IEstimator<ITransformer> trainer = trainerCase.MakeTrainer(options => (options.NumberOfEpochs, options.LearningRate, options.Patience) = (30, 0.01, 5));

        TrainingHistory history = trainerCase.ParametersOf(trainerCase.Fit(
            trainer, Examples.Make(withMissing: false).ToView(_context), opposite.ToView(_context), null)).History;

        history.BestEpoch.Should().Be(history.Epochs.MinBy(epoch => epoch.ValidationLoss)!.Epoch).And.BeLessThan(10);
        history.Epochs.Should().HaveCountLessThan(30);
    }

    [Theory]
    [InlineData(99, null, 99, 0)]
    [InlineData(100, null, 90, 10)]
    [InlineData(100, 0.25, 75, 25)]
    [InlineData(100, 0.0, 100, 0)]
    [InlineData(30, 0.5, 15, 15)]
    public void Fit_WithoutAValidationSet_SetsTheFractionAside(int rows, double? fraction, int training, int validation)
    {
        var log = new LogRecorder(_context);
        TrainerCase.Of(Subject.Number).MakeTrainer(options => options.ValidationFraction = fraction, _context).Fit(Examples.Make(rows).ToView(_context));

        log.Infos[0].Should().Contain($"on {training} rows, validating on {validation},");
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(8, 8)]
    [InlineData(24, 8)]
    public void Fit_SeveralMembers_HaveAFoldEachButAtMostEight(int members, int folds)
    {
        var log = new LogRecorder(_context);
        TrainerCase.Of(Subject.Number).MakeTrainer(options => options.Members = members, _context).Fit(Examples.Make(120).ToView(_context));

        log.Infos[0].Should().Contain($"on 120 rows, validating on {folds} folds of them,");
    }

    [Fact]
    public void Fit_ValidationSetOfAnotherShape_IsRefused()
    {
        Refusal(Subject.Number, view => _context.Transforms.Concatenate("Features", nameof(Example.A), nameof(Example.B)).Fit(view).Transform(view))
            .Should().Be("Feature column 'Features' has 2 slots in the validation set; the training set has 3.");
        Refusal(Subject.Number, view => _context.Transforms.CopyColumns(nameof(Example.Price), nameof(Example.Prices)).Fit(view).Transform(view))
            .Should().Contain("Label column 'Price' is Vector<Single, 2> in the validation set; in the training set it is Single");
        Refusal(Subject.Numbers, view => _context.Transforms.Concatenate(nameof(Example.Prices), nameof(Example.A)).Fit(view).Transform(view))
            .Should().Contain("Label column 'Prices' is Vector<Single, 1> in the validation set");
        Refusal(Subject.NamedClasses, _ => Examples.Make(2).ToView(_context))
            .Should().StartWith("Label column 'KindKey' is Key<UInt32, 0-1> in the validation set; in the training set it is Key<UInt32, 0-2>");
    }

    private string Refusal(Subject subject, Func<IDataView, IDataView> change)
    {
        TrainerCase trainerCase = TrainerCase.Of(subject);
        IDataView data = Examples.Make(30).ToView(_context);
        Action act = () => trainerCase.Fit(trainerCase.MakeTrainer(), data, change(data), null);
        return act.Should().Throw<InvalidOperationException>().Which.Message;
    }
}
