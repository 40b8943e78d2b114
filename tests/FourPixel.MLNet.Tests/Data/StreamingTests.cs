using FourPixel.MLNet.Tests.Support;
using FourPixel.Net;
using Microsoft.ML;

namespace FourPixel.MLNet.Tests.Data;

/// <summary>StreamRow.Many that take twenty times the memory that they may.</summary>
public class StreamingTests
{
    private readonly MLContext _context = new(1);

    [Fact]
    public void Fit_MoreThanTheBound_IsLoggedAndValidatesOnAboutAsManyRows()
    {
        var log = new LogRecorder(_context);
        Fit(Subject.YesNo, View(), options => options.ValidationFraction = 0.2);

        log.Infos.Should().Contain($"The {StreamRow.Many} training rows need more than 49152 bytes and are streamed: each epoch reads them again.");
        string[] words = log.Infos.Single(info => info.StartsWith("Training a network", StringComparison.Ordinal))
            .Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        int training = int.Parse(words[Array.IndexOf(words, "rows") - 1]), validation = int.Parse(words[Array.LastIndexOf(words, "on") + 1]);
        (training + validation).Should().Be(StreamRow.Many);
        // Each row is drawn by itself: 4 standard deviations of sqrt(n p (1 - p)).
        ((double)validation).Should().BeApproximately(0.2 * StreamRow.Many, 4 * Math.Sqrt(0.16 * StreamRow.Many));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Fit_MoreThanTheBound_IsReproducible(int threads) =>
        Weights(threads).Should().Equal(Weights(threads: 2));

    [Fact]
    public void Fit_NoMoreThanTheBound_IsReadOnce()
    {
        var rows = new CountedRows<StreamRow>(() => StreamRow.Make((int)(StreamRow.LeastBound * 3 / 4) / StreamRow.Bytes));
        Fit(Subject.YesNo, _context.Data.LoadFromEnumerable(rows));
        rows.Passes.Should().Be(1);
    }

    [Fact]
    public void Fit_OneRowMoreThanTheBound_IsReadAgainInEachEpoch()
    {
        // 49,152 bytes hold 722 rows and a part of one, which may still come.
        var rows = new CountedRows<StreamRow>(() => StreamRow.Make(724));
        Fit(Subject.YesNo, _context.Data.LoadFromEnumerable(rows), options => options.NumberOfEpochs = 3);

        // To count the rows, the classes and the columns' moments, to set rows aside, to check them, and three epochs.
        rows.Passes.Should().Be(5 + 3);
    }

    [Fact]
    public void Fit_ValidationSetLargerThanItsQuarter_ValidatesOnAllOfIt()
    {
        var log = new LogRecorder(_context);
        IDataView validation = View(5000, seed: 2);
        TrainerCase trainerCase = TrainerCase.Of(Subject.YesNo);
        ITransformer model = trainerCase.Fit(trainerCase.MakeTrainer(options => (options.MemoryBound, options.NumberOfEpochs) = (StreamRow.LeastBound, 1), _context),
            View(500), validation, null);

        log.Infos.Should().ContainSingle(info => info.StartsWith("The 5000 validation rows need more than 16384 bytes", StringComparison.Ordinal));
        // ML.NET counts in bits.
        double logLoss = _context.BinaryClassification.Evaluate(model.Transform(validation), nameof(StreamRow.IsLarge)).LogLoss * Math.Log(2);
        trainerCase.ParametersOf(model).History.Epochs[0].ValidationLoss.Should().BeApproximately(logLoss, 1e-5);
    }

    [Fact]
    public void Fit_FractionOfNoRow_IsRefused()
    {
        Action act = () => Fit(Subject.YesNo, View(), options => options.ValidationFraction = 1e-9);
        act.Should().Throw<InvalidOperationException>().WithMessage($"ValidationFraction 1E-09 of {StreamRow.Many} rows gives no validation rows*");
    }

    private string[] Weights(int threads)
    {
        ITransformer model = Fit(Subject.Classes, View(), options => options.NumberOfThreads = threads);
        return [.. TrainerCase.Of(Subject.Classes).ParametersOf(model).Network.Layers
            .Select(layer => Scores.Bits([.. layer.Weights, .. layer.Biases]))];
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
