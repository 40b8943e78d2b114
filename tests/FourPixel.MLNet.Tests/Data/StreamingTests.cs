using FourPixel.MLNet.Tests.Support;
using FourPixel.Net;
using Microsoft.ML;

namespace FourPixel.MLNet.Tests.Data;

/// <summary>Rows that take twenty times the memory that they may.</summary>
public class StreamingTests
{
    private const long Bound = 65_536;

    /// <summary>The network's sixteen inputs and a target of 4 bytes each.</summary>
    private const int BytesPerRow = 4 * (StreamRow.Columns + 1);

    private const int Rows = (int)(20 * Bound / BytesPerRow);

    private readonly MLContext _context = new(1);

    [Theory, EverySubject]
    public void Fit_MoreThanTheBound_LearnsAsWellAsInMemory(Subject subject)
    {
        if (subject == Subject.NamedClasses)
            return; // Its label is made from text that these rows have not.
        double[] streamed = [.. Enumerable.Range(1, 3).Select(seed => BestLoss(subject, Bound, seed))];
        double[] inMemory = [.. Enumerable.Range(1, 3).Select(seed => BestLoss(subject, null, seed))];

        double noise = Math.Max(streamed.Max() - streamed.Min(), inMemory.Max() - inMemory.Min());
        streamed.Average().Should().BeApproximately(inMemory.Average(), noise);
        noise.Should().BeLessThan(inMemory.Average() / 4, "else there would be nothing to see");
    }

    [Fact]
    public void Fit_MoreThanTheBound_SaysSoAndValidatesOnAboutAsManyRows()
    {
        var log = new LogRecorder(_context);
        Fit(Subject.YesNo, View(), options => options.ValidationFraction = 0.2);

        log.Infos.Should().Contain($"The {Rows} training rows take more than 49152 bytes and are read anew, part by part, in each epoch.");
        string[] words = log.Infos.Single(info => info.StartsWith("Training a network", StringComparison.Ordinal)).Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        int training = int.Parse(words[Array.IndexOf(words, "rows") - 1]), validation = int.Parse(words[Array.LastIndexOf(words, "on") + 1]);
        (training + validation).Should().Be(Rows);
        // Each row is drawn by itself: 4 standard deviations of sqrt(n p (1 - p)).
        ((double)validation).Should().BeApproximately(0.2 * Rows, 4 * Math.Sqrt(0.16 * Rows));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Fit_MoreThanTheBound_IsReproducible(int threads) =>
        Weights(threads).Should().Equal(Weights(threads: 2));

    [Fact]
    public void Fit_NoMoreThanTheBound_IsReadOnce()
    {
        var rows = new CountedRows<StreamRow>(() => StreamRow.Make((int)(Bound * 3 / 4) / BytesPerRow));
        Fit(Subject.YesNo, _context.Data.LoadFromEnumerable(rows));
        rows.Passes.Should().Be(1);
    }

    [Fact]
    public void Fit_OneRowMoreThanTheBound_IsReadAnewInEachEpoch()
    {
        // 49,152 bytes hold 722 rows and a part of one, which may still come.
        var rows = new CountedRows<StreamRow>(() => StreamRow.Make(724));
        Fit(Subject.YesNo, _context.Data.LoadFromEnumerable(rows), options => options.NumberOfEpochs = 3);

        // To count the rows, the classes and the columns' moments, to set rows aside, to check them, and three epochs.
        rows.Passes.Should().Be(5 + 3);
    }

    [Fact]
    public void Fit_ValidationSetLargerThanItsQuarter_JudgesByAllOfIt()
    {
        var log = new LogRecorder(_context);
        IDataView validation = _context.Data.LoadFromEnumerable(StreamRow.Make(5000, seed: 2));
        TrainerCase trainerCase = TrainerCase.Of(Subject.YesNo);
        ITransformer model = trainerCase.Fit(trainerCase.MakeTrainer(options => (options.MemoryBound, options.NumberOfEpochs) = (Bound, 1), _context),
            _context.Data.LoadFromEnumerable(StreamRow.Make(500)), validation, null);

        log.Infos.Should().ContainSingle(info => info.StartsWith("The 5000 validation rows take more than 16384 bytes", StringComparison.Ordinal));
        // ML.NET counts in bits.
        double logLoss = _context.BinaryClassification.Evaluate(model.Transform(validation), nameof(StreamRow.IsLarge)).LogLoss * Math.Log(2);
        trainerCase.ParametersOf(model).History.Epochs[0].ValidationLoss.Should().BeApproximately(logLoss, 1e-5);
    }

    [Fact]
    public void Fit_BalancedClasses_FindsMoreOfTheSeldomOne()
    {
        double Found(ClassWeighting weighting)
        {
            ITransformer model = Fit(Subject.Classes, View(), options =>
                (((FourPixelClassificationOptions)options).ClassWeighting, options.NumberOfEpochs) = (weighting, 1));
            var metrics = _context.MulticlassClassification.Evaluate(model.Transform(_context.Data.LoadFromEnumerable(StreamRow.Make(3000, seed: 2))), nameof(StreamRow.Class));
            return metrics.ConfusionMatrix.PerClassRecall[2];
        }

        Found(ClassWeighting.Balanced).Should().BeGreaterThan(Found(ClassWeighting.None) + 0.05);
    }

    [Fact]
    public void Fit_MissingLabels_AreLeftOutInEachPass()
    {
        var log = new LogRecorder(_context);
        IEnumerable<StreamRow> some = StreamRow.Make(Rows).Select((row, i) => i % 4 == 1 ? new StreamRow { Features = row.Features, Price = float.NaN } : row);
        ITransformer model = Fit(Subject.Number, _context.Data.LoadFromEnumerable(some), options => options.NumberOfEpochs = 3);

        int left = Rows - ((Rows + 2) / 4);
        log.Warnings.Should().ContainSingle().Which.Should().StartWith($"{Rows - left} of {Rows} training rows are left out: their label");
        log.Infos.Should().ContainMatch($"The {left} training rows take more than*");
        _context.Regression.Evaluate(model.Transform(View(3000, seed: 2)), nameof(StreamRow.Price)).RSquared.Should().BeGreaterThan(0.8);
    }

    [Fact]
    public void Fit_SparseRows_LearnsFromThem()
    {
        const int columns = 1000, filled = 10;
        int count = (int)(20 * Bound / ((8 * filled) + 16));
        var log = new LogRecorder(_context);
        IDataView rows = WideRows.Make(count, columns, filled).ToView(_context, columns);
        ITransformer model = Fit(Subject.YesNo, rows, options => (options.LabelColumnName, options.NumberOfEpochs) = ("Label", 3));

        log.Infos.Should().ContainMatch($"The {count} training rows take more than*");
        var metrics = _context.BinaryClassification.Evaluate(model.Transform(WideRows.Make(1000, columns, filled, seed: 2).ToView(_context, columns)));
        metrics.AreaUnderRocCurve.Should().BeGreaterThan(0.9);
    }

    [Fact]
    public void Fit_RobustScaling_MeasuresRowsOfTheWholeView()
    {
        // The second half of the rows lies elsewhere: a scaler of the first rows only would not know.
        IEnumerable<StreamRow> rows = StreamRow.Make(Rows).Select((row, i) =>
        {
            row.Features[3] = i < Rows / 2 ? 0 : 1000 + (i % 100);
            return row;
        });
        ITransformer model = Fit(Subject.Number, _context.Data.LoadFromEnumerable(rows), options => (options.InputScaling, options.NumberOfEpochs) = (InputScaling.Robust, 1));

        // From the median to the upper quartile are 1,050.
        InputScaler scaler = TrainerCase.Of(Subject.Number).ParametersOf(model).Network.InputScaler!;
        (1 / scaler.Scale[3]).Should().BeInRange(1000, 1100);
    }

    [Fact]
    public void Fit_SortedRowsThatMLNetShuffles_LearnsAsFromUnsortedOnes()
    {
        // A part of the sorted rows has one label only.
        IDataView sorted = _context.Data.LoadFromEnumerable(StreamRow.Make(Rows).OrderBy(row => row.IsLarge));
        IDataView shuffled = _context.Data.ShuffleRows(sorted, seed: 1, shufflePoolSize: 10_000);
        double Loss(IDataView rows) => TrainerCase.Of(Subject.YesNo).ParametersOf(Fit(Subject.YesNo, rows)).History.Epochs[^1].ValidationLoss!.Value;

        double unsorted = Loss(View()), mended = Loss(shuffled);
        mended.Should().BeApproximately(unsorted, unsorted / 4);
        Math.Abs(Loss(sorted) - unsorted).Should().BeGreaterThan(unsorted / 2);
        Loss(shuffled).Should().Be(mended, "each pass has the same order");
    }

    [Fact]
    public void Fit_FractionOfNoRow_IsRefused()
    {
        Action act = () => Fit(Subject.YesNo, View(), options => options.ValidationFraction = 1e-9);
        act.Should().Throw<InvalidOperationException>().WithMessage($"ValidationFraction 1E-09 of {Rows} rows sets none aside*");
    }

    [Fact]
    public void PermutationFeatureImportance_OfAStreamedModel_FindsTheFeaturesThatMatter()
    {
        IEstimator<ITransformer> trainer = TrainerCase.Of(Subject.Number).MakeTrainer(options => options.MemoryBound = Bound, _context);
        var model = (Microsoft.ML.Data.RegressionPredictionTransformer<FourPixelRegressionModelParameters>)trainer.Fit(View());
        var importance = _context.Regression.PermutationFeatureImportance(model, View(500, seed: 2), nameof(StreamRow.Price));

        Enumerable.Range(0, StreamRow.Columns).OrderBy(i => importance[i].RSquared.Mean).Take(3).Should().BeEquivalentTo([0, 1, 2]);
    }

    private double BestLoss(Subject subject, long? bound, int seed)
    {
        TrainerCase trainerCase = TrainerCase.Of(subject);
        IEstimator<ITransformer> trainer = trainerCase.MakeTrainer(options => (options.MemoryBound, options.Seed, options.NumberOfEpochs) = (bound, seed, 2));
        ITransformer model = trainerCase.Fit(trainer, View(), View(3000, seed: 2), null);
        return trainerCase.ParametersOf(model).History.Epochs.Min(epoch => epoch.ValidationLoss!.Value);
    }

    private string[] Weights(int threads)
    {
        ITransformer model = Fit(Subject.Classes, View(), options => options.NumberOfThreads = threads);
        return [.. TrainerCase.Of(Subject.Classes).ParametersOf(model).Network.Layers.Select(layer => Scores.Bits([.. layer.Weights, .. layer.Biases]))];
    }

    private ITransformer Fit(Subject subject, IDataView rows, Action<FourPixelOptions>? change = null) =>
        TrainerCase.Of(subject).MakeTrainer(options =>
        {
            (options.MemoryBound, options.NumberOfEpochs) = (Bound, 2);
            change?.Invoke(options);
        }, _context).Fit(rows);

    private IDataView View(int rows = Rows, int seed = 1) => _context.Data.LoadFromEnumerable(StreamRow.Make(rows, seed));
}
