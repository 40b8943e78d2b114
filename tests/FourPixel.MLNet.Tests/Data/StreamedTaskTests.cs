using FourPixel.MLNet.Tests.Support;
using FourPixel.Net;
using Microsoft.ML;

namespace FourPixel.MLNet.Tests.Data;

/// <summary>What there is to learn is learned as well from rows of twenty times the memory that they may take.</summary>
public class StreamedTaskTests
{
    private readonly MLContext _context = new(1);

    [Theory]
    [InlineData(Subject.Classes)]
    [InlineData(Subject.YesNo)]
    [InlineData(Subject.Number)]
    [InlineData(Subject.Numbers)]
    public void Fit_MoreThanTheBound_LearnsAsWellAsInMemory(Subject subject)
    {
        double[] streamed = [.. Enumerable.Range(1, 3).Select(seed => BestLoss(subject, StreamRow.LeastBound, seed))];
        double[] inMemory = [.. Enumerable.Range(1, 3).Select(seed => BestLoss(subject, null, seed))];

        double noise = Math.Max(streamed.Max() - streamed.Min(), inMemory.Max() - inMemory.Min());
        streamed.Average().Should().BeApproximately(inMemory.Average(), noise);
        noise.Should().BeLessThan(inMemory.Average() / 4, "else there would be nothing to see");
    }

    [Fact]
    public void Fit_BalancedClasses_FindsMoreOfTheSeldomOne()
    {
        double Found(ClassWeighting weighting)
        {
            ITransformer model = Fit(Subject.Classes, View(), options =>
                (((FourPixelClassificationOptions)options).ClassWeighting, options.NumberOfEpochs) = (weighting, 1));
            var metrics = _context.MulticlassClassification.Evaluate(model.Transform(View(3000, seed: 2)), nameof(StreamRow.Class));
            return metrics.ConfusionMatrix.PerClassRecall[2];
        }

        Found(ClassWeighting.Balanced).Should().BeGreaterThan(Found(ClassWeighting.None) + 0.05);
    }

    [Fact]
    public void Fit_MissingLabels_AreLeftOutInEachPass()
    {
        var log = new LogRecorder(_context);
        IEnumerable<StreamRow> some = StreamRow.Make(StreamRow.Many)
            .Select((row, i) => i % 4 == 1 ? new StreamRow { Features = row.Features, Price = float.NaN } : row);
        ITransformer model = Fit(Subject.Number, _context.Data.LoadFromEnumerable(some), options => options.NumberOfEpochs = 3);

        int left = StreamRow.Many - ((StreamRow.Many + 2) / 4);
        log.Warnings.Should().ContainSingle().Which.Should().StartWith($"{StreamRow.Many - left} of {StreamRow.Many} training rows are skipped: the label");
        log.Infos.Should().ContainMatch($"The {left} training rows need more than*");
        TrainerCase.Of(Subject.Number).ParametersOf(model).History.Epochs[^1].ValidationLoss.Should()
            .BeLessThan(0.5, "the targets of the rows set aside have variance 1, too");
        _context.Regression.Evaluate(model.Transform(View(3000, seed: 2)), nameof(StreamRow.Price)).RSquared.Should().BeGreaterThan(0.8);
    }

    [Fact]
    public void Fit_SparseRows_LearnsFromThem()
    {
        const int columns = 1_200, filled = 10;
        int count = (int)(20 * StreamRow.LeastBound / ((8 * filled) + 16));
        var log = new LogRecorder(_context);
        IDataView rows = WideRows.Make(count, columns, filled).ToView(_context, columns);
        ITransformer model = Fit(Subject.YesNo, rows, options => (options.LabelColumnName, options.NumberOfEpochs) = ("Label", 3));

        log.Infos.Should().ContainMatch($"The {count} training rows need more than*");
        IDataView others = WideRows.Make(1000, columns, filled, seed: 2).ToView(_context, columns);
        var metrics = _context.BinaryClassification.Evaluate(model.Transform(others));
        metrics.AreaUnderRocCurve.Should().BeGreaterThan(0.9);
    }

    [Fact]
    public void Fit_RobustScaling_MeasuresRowsOfTheWholeView()
    {
        // The second half of the rows lies elsewhere: a scaler of the first rows only would not know.
        IEnumerable<StreamRow> rows = StreamRow.Make(StreamRow.Many).Select((row, i) =>
        {
            row.Features[3] = i < StreamRow.Many / 2 ? 0 : 1000 + (i % 100);
            return row;
        });
        ITransformer model = Fit(Subject.Number, _context.Data.LoadFromEnumerable(rows),
            options => (options.InputScaling, options.NumberOfEpochs) = (InputScaling.Robust, 1));

        // From the median to the upper quartile are 1,050.
        InputScaler scaler = TrainerCase.Of(Subject.Number).ParametersOf(model).Network.InputScaler!;
        (1 / scaler.Scale[3]).Should().BeInRange(1000, 1100);
    }

    [Fact]
    public void Fit_SortedRowsThatMLNetShuffles_LearnsAsFromUnsortedOnes()
    {
        // A part of the sorted rows has one label only.
        IDataView sorted = _context.Data.LoadFromEnumerable(StreamRow.Make(StreamRow.Many).OrderBy(row => row.IsLarge));
        IDataView shuffled = _context.Data.ShuffleRows(sorted, seed: 1, shufflePoolSize: 10_000);
        double Loss(IDataView rows) => TrainerCase.Of(Subject.YesNo).ParametersOf(Fit(Subject.YesNo, rows)).History.Epochs[^1].ValidationLoss!.Value;

        double unsorted = Loss(View()), mended = Loss(shuffled);
        mended.Should().BeApproximately(unsorted, unsorted / 4);
        Math.Abs(Loss(sorted) - unsorted).Should().BeGreaterThan(unsorted / 2);
        Loss(shuffled).Should().Be(mended, "each pass has the same order");
    }

    [Fact]
    public void PermutationFeatureImportance_OfAStreamedModel_FindsTheFeaturesThatMatter()
    {
        IEstimator<ITransformer> trainer = TrainerCase.Of(Subject.Number).MakeTrainer(options => options.MemoryBound = StreamRow.LeastBound, _context);
        var model = (Microsoft.ML.Data.RegressionPredictionTransformer<FourPixelRegressionModelParameters>)trainer.Fit(View());
        var importance = _context.Regression.PermutationFeatureImportance(model, View(500, seed: 2), nameof(StreamRow.Price));

        Enumerable.Range(0, StreamRow.Columns).OrderBy(i => importance[i].RSquared.Mean).Take(3).Should().BeEquivalentTo([0, 1, 2]);
    }

    private double BestLoss(Subject subject, long? bound, int seed)
    {
        TrainerCase trainerCase = TrainerCase.Of(subject);
        IEstimator<ITransformer> trainer = trainerCase.MakeTrainer(
            options => (options.MemoryBound, options.Seed, options.NumberOfEpochs) = (bound, seed, 2));
        ITransformer model = trainerCase.Fit(trainer, View(), View(3000, seed: 2), null);
        return trainerCase.ParametersOf(model).History.Epochs.Min(epoch => epoch.ValidationLoss!.Value);
    }

    /// <summary>The network's sixteen inputs and a target of 4 bytes each.</summary>

    private ITransformer Fit(Subject subject, IDataView rows, Action<FourPixelOptions>? change = null) =>
        TrainerCase.Of(subject).MakeTrainer(options =>
        {
            (options.MemoryBound, options.NumberOfEpochs) = (StreamRow.LeastBound, 2);
            change?.Invoke(options);
        }, _context).Fit(rows);

    private IDataView View(int rows = StreamRow.Many, int seed = 1) => _context.Data.LoadFromEnumerable(StreamRow.Make(rows, seed));
}
