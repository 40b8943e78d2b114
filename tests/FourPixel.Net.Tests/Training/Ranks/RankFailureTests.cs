using FourPixel.Net.Data;
using FourPixel.Net.Tests.Support;
using static FourPixel.Net.Tests.Training.Ranks.RankCase;

namespace FourPixel.Net.Tests.Training.Ranks;

/// <summary>What goes wrong on one rank ends the training on all of them, with one error that says where and what.</summary>
public class RankFailureTests
{
    private static readonly ExampleSet _rows = Problems.Regression(40, 3);

    [Fact]
    public void Train_WithNaNInTheLastRowOfOneRank_SaysWhichRank()
    {
        float[] inputs = Problems.Noise(30);
        inputs[^1] = float.NaN;
        Failure(rank => rank.Rank == 1 ? new ExampleSet(inputs, 3, new float[10], 1) : _rows)
            .Should().BeOfType<RankFailureException>().Which.Message.Should().StartWith("Rank 1: Row 9 has NaN in column 2;");
    }

    [Fact]
    public void Train_WithoutRowsOnTwoRanks_SaysWhichRanks() =>
        Failure(rank => rank.Rank < 2 ? new ExampleSet([], 3, [], 1) : _rows)
            .Message.Should().StartWith("Ranks 0, 1: There are no rows.");

    [Fact]
    public void Train_WithoutRowsOnAnyRank_IsTheErrorOfOneProcess() =>
        Failure(_ => new ExampleSet([], 3, [], 1)).Should().BeOfType<ArgumentException>();

    [Fact]
    public void Train_WithOtherColumnsOnOneRank_SaysWhichRank() =>
        Failure(rank => rank.Rank == 2 ? Problems.Regression(10, 4) : _rows)
            .Message.Should().StartWith("Rank 2: The rows have 4 inputs; the network has 3.");

    [Fact]
    public void Train_WithOtherOptionsAndWeights_NamesAllWithTheirRanks()
    {
        Exception failure = ThreadRanks.Failure(3, rank => TrainOn(rank, MakeNetwork(seed: rank.Rank == 2 ? 9 : 1),
            new TrainingOptions { Loss = Loss.MeanSquaredError, BatchSize = rank.Rank == 1 ? 5 : 4 }, _rows));
        failure.Should().BeOfType<RankFailureException>().Which.Message.Should().Be(
            "The ranks can't train one network: BatchSize is 4 on rank 0 and 5 on rank 1; the initial weights on rank 2 differ from those on rank 0.");
    }

    [Fact]
    public void Train_WithSparseRowsOrValidationOnOneRankOnly_SaysWhichRank()
    {
        Failure(rank => rank.Rank == 1 ? _rows.ToSparse() : _rows).Message.Should().Contain("the kind of the training rows is dense on rank 0 and sparse on rank 1");
        ThreadRanks.Failure(2, rank => TrainOn(rank, MakeNetwork(), MakeOptions(), _rows, rank.Rank == 0 ? _rows : null))
            .Message.Should().Contain("validation is by rows of their own on rank 0 and none on rank 1");
    }

    [Fact]
    public void Train_WhoseReportThrowsOnOneRank_EndsOnAll() => Failure(_ => _rows, (rank, options) =>
            options.EpochCompleted = report => _ = rank.Rank == 1 && report.Epoch == 2 ? throw new InvalidDataException("The disk is full.") : 0)
        .Should().BeOfType<RankFailureException>().Which.Message.Should().Be("Rank 1: The disk is full.");

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Train_WhoseRowsCannotBeReadAnyMoreOnOneRank_EndsOnAll(int pass) =>
        Failure(rank => rank.Rank == 0 ? new BreakingExamples(_rows, pass) : _rows).Message.Should().Be("Rank 0: The file is gone.");

    [Fact]
    public void Train_CancelledOnOneRank_IsCancelledOnAll() => Failure(_ => _rows, (rank, options) =>
        {
            var source = new CancellationTokenSource();
            options.CancellationToken = source.Token;
            options.EpochCompleted = report => _ = rank.Rank == 1 && report.Epoch == 3 ? Cancel(source) : 0;
        }).Should().BeOfType<OperationCanceledException>().Which.Message.Should().Be("Rank 1 cancelled the training.");

    [Fact]
    public void Train_StoppedOnOneRank_StopsOnAll()
    {
        Trained[] trained = ThreadRanks.Results(3, rank =>
        {
            TrainingOptions options = MakeOptions();
            options.EpochCompleted = report => report.Stop = rank.Rank == 1 && report.Epoch == 4;
            return TrainOn(rank, MakeNetwork(), options, _rows.Share(rank));
        });
        trained.ShouldBeTheSameBits();
        trained[0].History.Epochs.Should().HaveCount(4);
    }

    [Theory]
    [InlineData(Optimizer.SGD)]
    [InlineData(Optimizer.LBFGS)]
    public void Train_ThatDivergesOnOneRank_EndsOnAll(Optimizer optimizer)
    {
        ExampleSet far = new([1e18f, 1e18f, 1e18f], 3, [3e38f], 1);
        Exception failure = Failure(rank => rank.Rank == 1 ? far : _rows, (_, options) => options.Optimizer = optimizer);
        failure.Message.Should().Contain("The training diverged in epoch 1");
    }

    [Fact]
    public void Train_WhoseCheckpointCannotBeWritten_EndsOnAll() => Failure(_ => _rows, (_, options) => options.CheckpointPath = "/nowhere/training.checkpoint")
        .Message.Should().StartWith("Rank 0: CheckpointPath '/nowhere/training.checkpoint' can't be written");

    private static int Cancel(CancellationTokenSource source)
    {
        source.Cancel();
        return 0;
    }

    private static Exception Failure(Func<ICommunicator, ExampleSource> rows, Action<ICommunicator, TrainingOptions>? change = null) =>
        ThreadRanks.Failure(3, rank =>
        {
            TrainingOptions options = MakeOptions();
            change?.Invoke(rank, options);
            return TrainOn(rank, MakeNetwork(), options, rows(rank));
        });

    private static TrainingOptions MakeOptions() => new() { Loss = Loss.MeanSquaredError, BatchSize = 12, NumberOfEpochs = 6 };

    private static Network MakeNetwork(int seed = 1) => new(3, [new Dense(5, Activation.Tanh), new Dense(1)], seed);

    /// <summary>Rows that can't be read any more in one of the passes over them.</summary>
    private sealed class BreakingExamples(ExampleSet whole, int lastPass) : ExampleSource
    {
        private int _passes;

        public override int Rows => whole.Rows;

        public override int InputCount => whole.InputCount;

        public override int TargetCount => whole.TargetCount;

        internal override bool IsSparse => false;

        internal override bool HasWeights => false;

        internal override IEnumerable<ExampleSet> Parts(double firstShare = 1)
        {
            _passes++;
            yield return whole.Where(row => row < 10);
            if (_passes > lastPass)
                throw new InvalidDataException("The file is gone.");
            yield return whole.Where(row => row >= 10);
        }

        internal override ExampleSet Sample(int most) => whole.Sample(most);

        internal override void Change(RowChange change, bool addsWeights = false) => whole.Change(change, addsWeights);
    }
}
