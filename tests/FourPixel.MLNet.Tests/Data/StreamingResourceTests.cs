using FourPixel.MLNet.Tests.Support;
using Microsoft.ML;

namespace FourPixel.MLNet.Tests.Data;

/// <summary>What a training takes that reads its rows part by part, and what is left of it when it is stopped.</summary>
[Collection(nameof(Alone))]
public class StreamingResourceTests
{
    private readonly MLContext _context = new(1);

    [Fact]
    public void Fit_TwentyTimesTheBound_KeepsWithinIt()
    {
        // Rows for training and for validation lie in blocks of up to a megabyte each, and the last may be almost empty.
        const long bound = 8_000_000, allowance = 2_500_000;
        const int columns = 400, count = (int)(20 * bound / (4 * columns));
        float[] noise = [.. WideRows.Make(1, 8 * columns, 8 * columns).Single().Features.DenseValues()];
        IEnumerable<WideRow> rows = Enumerable.Range(0, count)
            .Select(row => new WideRow { Features = new(columns, noise[(row % 97)..(columns + (row % 97))]), Label = row % 97 < 50 });
        long most = 0, before = GC.GetTotalMemory(forceFullCollection: true);

        Fit(rows.ToView(_context, columns), options =>
        {
            options.MemoryBound = bound;
            options.EpochCompleted = _ => most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        });

        most.Should().BeInRange(bound / 2, bound + allowance);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 0)]
    [InlineData(false, 6)]      // in the first epoch
    [InlineData(true, 6)]
    public void Fit_CancelledWhileReading_ReadsNoMoreAndLeavesNothingOpen(bool byContext, int passesBefore)
    {
        const int count = 20_000;
        using var source = new CancellationTokenSource();
        long read = 0;
        var rows = new CountedRows<StreamRow>(() => StreamRow.Make(count));
        int threads = 0;
        rows.Reading = row =>
        {
            read = row;
            if (row != (passesBefore * count) + 10_000)
                return;
            threads = HelperThreads.Find().Length;
            if (byContext)
                _context.CancelExecution();
            else
                source.Cancel();
        };
        var view = new CountedView(_context.Data.LoadFromEnumerable(rows));
        Action act = () => Fit(view,
            options => (options.MemoryBound, options.CancellationToken, options.LabelColumnName) = (65_536, source.Token, nameof(StreamRow.IsLarge)));

        act.Should().Throw<OperationCanceledException>();
        read.Should().BeInRange((passesBefore * count) + 10_000, (passesBefore * count) + 10_000 + 256);
        view.OpenCursors.Should().Be(0);
        HelperThreads.Left().Should().BeEmpty();
        if (OperatingSystem.IsLinux())
            (threads > 0).Should().Be(passesBefore > 0, "the training was under way");
    }

    [Fact]
    public void Fit_CancelledWhileReadingInParallel_LeavesNothingOpen()
    {
        IDataView rows = _context.Data.LoadFromEnumerable(StreamRow.Make(20_000));
        IDataView cached = _context.Data.Cache(rows, nameof(StreamRow.Features), nameof(StreamRow.IsLarge));
        var view = new CountedView(cached);
        using var source = new CancellationTokenSource();
        Action act = () => Fit(view, options =>
        {
            (options.MemoryBound, options.LabelColumnName, options.CancellationToken) = (65_536, nameof(StreamRow.IsLarge), source.Token);
            options.EpochCompleted = _ => source.CancelAfter(TimeSpan.FromMilliseconds(10));
            (options.NumberOfEpochs, options.Patience) = (1_000, 0);
        });

        act.Should().Throw<OperationCanceledException>();
        view.OpenCursors.Should().Be(0);
        HelperThreads.Left().Should().BeEmpty();
    }

    [Fact]
    public void Fit_RowsThatThrow_LeavesNothingOpen()
    {
        const int count = 20_000;
        var rows = new CountedRows<StreamRow>(() => StreamRow.Make(count))
        {
            Reading = row =>
            {
                if (row == (6 * count) + 100)
                    throw new NotSupportedException("mine");
            },
        };
        var view = new CountedView(_context.Data.LoadFromEnumerable(rows));
        Action act = () => Fit(view,
            options => (options.MemoryBound, options.LabelColumnName) = (65_536, nameof(StreamRow.IsLarge)));

        act.Should().Throw<NotSupportedException>().WithMessage("mine");
        view.OpenCursors.Should().Be(0);
        HelperThreads.Left().Should().BeEmpty();
    }

    private void Fit(IDataView rows, Action<FourPixelOptions> change) => TrainerCase.Of(Subject.YesNo).MakeTrainer(options =>
    {
        (options.LabelColumnName, options.NumberOfEpochs, options.HiddenLayers, options.NumberOfThreads) = (nameof(WideRow.Label), 2, [8], 2);
        change(options);
    }, _context).Fit(rows);
}
