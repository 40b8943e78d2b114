using FourPixel.MLNet.Tests.Support;
using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.MLNet.Tests.Trainers;

/// <summary>Models whose layers are left open, and so have bins: they are saved, used and gone on from as any other.</summary>
public class DefaultModelTests
{
    private readonly MLContext _context = new(1);
    private readonly IDataView _data;

    public DefaultModelTests() => _data = Examples.Make().ToView(_context);

    [Theory, EverySubject]
    public void Load_SavedModel_ScoresTheSameBitForBit(Subject subject)
    {
        TrainerCase trainerCase = TrainerCase.Of(subject);
        ITransformer model = Make(trainerCase).Fit(_data);
        trainerCase.ParametersOf(model).Network.InputScaler!.Bins!.Columns.ToArray().Distinct().Should().Equal(0, 1, 2);

        ITransformer loaded = ModelFile.Load(ModelFile.Save(model, _data.Schema));

        foreach (string column in trainerCase.Outputs)
            Scores.Text(loaded.Transform(_data), column).Should().Equal(Scores.Text(model.Transform(_data), column));
    }

    [Theory, EverySubject]
    public void Fit_FromAModelWithoutMoving_GivesItsScoresBack(Subject subject)
    {
        TrainerCase trainerCase = TrainerCase.Of(subject);
        ITransformer first = Make(trainerCase).Fit(_data);
        IDataView others = Examples.Make(80, seed: 5).ToView(_context);

        // Steps too short to change a weight, over rows that would ask for other bins.
        ITransformer second = trainerCase.Fit(
            Make(trainerCase, options => (options.LearningRate, options.TemperatureScaling) = (1e-30, false)), others, null, trainerCase.ParametersOf(first));

        trainerCase.ParametersOf(second).Network.InputScaler!.Bins.Should().BeSameAs(trainerCase.ParametersOf(first).Network.InputScaler!.Bins);
        Scores.Of(second.Transform(_data)).SelectMany(row => row).Should().Equal(
            Scores.Of(first.Transform(_data)).SelectMany(row => row), (left, right) => Math.Abs(left - right) < 1e-3f * (1 + Math.Abs(right)));
    }

    [Fact]
    public void Fit_WithAValidationSet_ReportsTheLossOfTheMeanOfAllMembers()
    {
        IDataView validation = Noisy(300, seed: 2);
        var trainer = new FourPixelTrainer(_context, new() { NumberOfEpochs = 5, Seed = 1 });
        MulticlassPredictionTransformer<FourPixelMulticlassModelParameters> model = trainer.Fit(Noisy(300, seed: 1), validation);

        TrainingHistory history = model.Model.History;
        double logLoss = _context.MulticlassClassification.Evaluate(model.Transform(validation)).LogLoss;
        history.Epochs[history.BestEpoch - 1].ValidationLoss.Should().BeInRange(logLoss - 1e-5, logLoss + 0.005, "the shift of the outputs, which comes last, takes a little off");
    }

    [Theory]
    [InlineData(Optimizer.LBFGS)]
    [InlineData(Optimizer.SGD)]
    public void Fit_MembersWithAnotherOptimizer_LearnsFromAllFolds(Optimizer optimizer)
    {
        IDataView data = NumberRows.Make(300, 4, (row, _) => row.Label = row.Features[0] + row.Features[1]).ToView(_context);
        var options = new FourPixelRegressionTrainer.Options { Optimizer = optimizer, Members = 3, NumberOfEpochs = 30, Seed = 1 };
        FourPixelRegressionModelParameters model = new FourPixelRegressionTrainer(_context, options).Fit(data).Model;
        model.Network.Members.Should().Be(3);
        model.History.Epochs[model.History.BestEpoch - 1].Metric.Should().BeGreaterThan(0.9);
    }

    [Theory]
    [InlineData(2, 0.5)]
    [InlineData(7, 0.5)]
    [InlineData(7, 0.01)]
    public void Fit_FewRowsAndAnyFraction_Trains(int rows, double fraction)
    {
        IDataView data = NumberRows.Make(rows, 4, (row, i) => row.Label = i).ToView(_context);
        var options = new FourPixelRegressionTrainer.Options { ValidationFraction = fraction, NumberOfEpochs = 2, Seed = 1 };
        new FourPixelRegressionTrainer(_context, options).Fit(data).Model.History.Epochs.Should().OnlyContain(epoch => epoch.ValidationLoss != null);
    }

    [Fact]
    public void Fit_FromAModelWithDefaults_KeepsWhatWasLearned()
    {
        IDataView data = NumberRows.Make(2_000, 4, (row, _) => row.Label = row.Features[0] + (row.Features[1] * row.Features[2])).ToView(_context);
        var options = new FourPixelRegressionTrainer.Options { NumberOfEpochs = 20, Seed = 1 };
        FourPixelRegressionModelParameters first = new FourPixelRegressionTrainer(_context, options).Fit(data).Model;
        FourPixelRegressionModelParameters second = new FourPixelRegressionTrainer(_context, options).Fit(data, null, first).Model;

        second.Options.LearningRate.Should().Be(first.Options.LearningRate / 10);
        double reached = first.History.Epochs[first.History.BestEpoch - 1].ValidationLoss!.Value;
        second.History.Epochs.Should().OnlyContain(epoch => epoch.ValidationLoss < reached * 1.2);
    }

    [Fact]
    public void PredictionEngine_OfALoadedModel_AnswersAsTheTransformDoes()
    {
        IDataView rows = _context.Data.LoadFromEnumerable(Examples.Make());
        ITransformer model = Examples.Featurizer(_context).Append(Make(TrainerCase.Of(Subject.NamedClasses))).Fit(rows);
        ITransformer loaded = ModelFile.Load(ModelFile.Save(model, rows.Schema));
        using PredictionEngine<Example, Answer> engine = _context.Model.CreatePredictionEngine<Example, Answer>(loaded);

        Examples.Make().Select(example => Scores.Bits(engine.Predict(example).Score)).Should().Equal(Scores.Bits(model.Transform(rows)));
    }

    [Fact]
    public void PermutationFeatureImportance_OfALoadedModel_FindsTheColumnThatMatters()
    {
        IDataView rows = _context.Data.LoadFromEnumerable(Examples.Make(withMissing: false));
        ITransformer model = Examples.Featurizer(_context).Append(Make(TrainerCase.Of(Subject.Classes), options => options.NumberOfEpochs = 30)).Fit(rows);
        ITransformer loaded = ModelFile.Load(ModelFile.Save(model, rows.Schema));

        var importance = _context.MulticlassClassification.PermutationFeatureImportance(loaded, loaded.Transform(rows), nameof(Example.Class));

        importance["A"].MicroAccuracy.Mean.Should().BeLessThan(-0.1);
        importance["C"].MicroAccuracy.Mean.Should().BeGreaterThan(-0.05);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Fit_ColumnFullOfOutliers_LearnsFromIt(bool huge)
    {
        // The logarithm's sign is what counts, of numbers over 16 or 72 powers of ten.
        var random = new Random(1);
        var rows = Enumerable.Range(0, 600).Select(_ =>
        {
            double power = ((2 * random.NextDouble()) - 1) * (huge ? 36 : 8);
            return new Outlier { Features = [(float)Math.Pow(10, power), random.NextSingle()], Label = power > 0 };
        }).ToArray();
        IDataView data = _context.Data.LoadFromEnumerable(rows);

        var model = new FourPixelBinaryTrainer(_context, new FourPixelBinaryTrainer.Options { NumberOfEpochs = 20 }).Fit(data);

        model.Model.SubModel.History.Epochs.Should().OnlyContain(epoch => double.IsFinite(epoch.TrainingLoss));
        _context.BinaryClassification.Evaluate(model.Transform(data)).Accuracy.Should().BeGreaterThan(0.95);
    }

    [Fact]
    public void Fit_NoisyLabels_GivesProbabilitiesThatCanBeBelievedMore()
    {
        // Wines are like this: most of what makes their quality is not in the table.
        IDataView training = Noisy(600, seed: 1), test = Noisy(3000, seed: 2);
        double LogLoss(bool? scaling)
        {
            var options = new FourPixelTrainer.Options { NumberOfEpochs = 30, Seed = 1 };
            if (scaling is bool given)
                options.TemperatureScaling = given;
            return _context.MulticlassClassification.Evaluate(new FourPixelTrainer(_context, options).Fit(training).Transform(test)).LogLoss;
        }

        LogLoss(null).Should().Be(LogLoss(true)).And.BeLessThan(LogLoss(false));
    }

    private IEstimator<ITransformer> Make(TrainerCase trainerCase, Action<FourPixelOptions>? change = null) => trainerCase.MakeTrainer(
        options =>
        {
            (options.Recipe, options.HiddenLayers, options.NumberOfEpochs, options.QuantileBins) = (Recipe.Tabular, null, 3, 8);
            change?.Invoke(options);
        }, _context);

    private IDataView Noisy(int rows, int seed)
    {
        var random = new Random(seed);
        Wine[] wines = [.. Enumerable.Range(0, rows).Select(_ =>
        {
            float[] features = [.. Enumerable.Range(0, 8).Select(_ => random.NextSingle())];
            float quality = features[0] + features[1] + (2 * random.NextSingle());
            return new Wine { Features = features, Label = quality < 1.5 ? 0u : quality < 2.5 ? 1u : 2u };
        })];
        return _context.Data.LoadFromEnumerable(wines);
    }

    private sealed class Answer
    {
        public float[] Score { get; set; } = [];
    }

    private sealed class Outlier
    {
        [VectorType(2)]
        public float[] Features { get; init; } = [];

        public bool Label { get; init; }
    }

    private sealed class Wine
    {
        [VectorType(8)]
        public float[] Features { get; init; } = [];

        [KeyType(3)]
        public uint Label { get; init; }
    }
}
