using FourPixel.Net.Tests.Support;
using FourPixel.Net.Training;

namespace FourPixel.Net.Tests.Members;

/// <summary>Each member is trained on all folds but one, and validated on that one.</summary>
public class FoldTests
{
    private const int Rows = 60;

    private readonly TrainingOptions _options = new() { Loss = Loss.MeanSquaredError, NumberOfEpochs = 3, Dropout = 0.2, InputDropout = 0.2, Seed = 7 };

    [Theory]
    [InlineData(2, 60)]
    [InlineData(4, 61)]
    [InlineData(7, 7)]
    public void DealOut_AnyRows_MakesFoldsOfEqualSize(int folds, int rows)
    {
        int[] foldOf = Problems.Regression(rows, 2).DealOut(folds, seed: 1);
        foldOf.GroupBy(fold => fold).Should().HaveCount(folds).And.OnlyContain(fold => fold.Count() == rows / folds || fold.Count() == (rows / folds) + 1);
    }

    [Fact]
    public void DealOut_RareClass_GivesEachFoldItsShare()
    {
        float[] targets = [.. Enumerable.Range(0, Rows).Select(i => i % 15 == 0 ? 1f : 0)];
        int[] foldOf = new ExampleSet(new float[Rows], 1, targets, 1).DealOut(4, seed: 3);
        Enumerable.Range(0, Rows).Where(row => targets[row] == 1).Select(row => foldOf[row]).Should().BeEquivalentTo([0, 1, 2, 3]);
    }

    [Fact]
    public void Train_OtherTargetsInAFold_ChangesAllMembersButThoseThatLeaveItOut()
    {
        ExampleSet rows = Problems.Regression(Rows, 3);
        float[] targets = [.. Enumerable.Range(0, Rows).Select(row => rows.TargetsOf(row)[0])];
        int[] foldOf = rows.DealOut(3, _options.Seed!.Value);
        float[] changed = [.. targets.Select((target, row) => foldOf[row] == 1 ? BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(target) ^ 1) : target)];

        Network before = Trained(targets), after = Trained(changed);

        before.Member(1).Parameters.Span.ToArray().Should().Equal(after.Member(1).Parameters.Span.ToArray());
        before.Member(4).Parameters.Span.ToArray().Should().Equal(after.Member(4).Parameters.Span.ToArray());
        foreach (int member in (int[])[0, 2, 3, 5])
            before.Member(member).Parameters.Span.ToArray().Should().NotEqual(after.Member(member).Parameters.Span.ToArray());

        Network Trained(float[] labels) => Train(new ExampleSet(InputsOf(rows), 3, labels, 1), 3, _options, members: 6).Network;
    }

    [Fact]
    public void Train_WithFolds_ReportsTheMeanLossOfRowsThatMembersHaveNotSeen()
    {
        ExampleSet rows = Problems.Regression(Rows, 3);
        (Network network, TrainingHistory history) = Train(rows, 3, _options);
        int[] foldOf = rows.DealOut(3, _options.Seed!.Value);
        double squares = Enumerable.Range(0, Rows).Sum(row => Math.Pow(network.Member(foldOf[row]).Forward(rows.InputsOf(row).Values)[0] - rows.TargetsOf(row)[0], 2));
        history.Epochs[history.BestEpoch - 1].ValidationLoss.Should().BeApproximately(squares / Rows, 1e-5);
    }

    [Fact]
    public void Train_MoreMembersThanFolds_TakesTheFoldsInTurn()
    {
        const int Members = 6, Folds = 3;
        ExampleSet rows = Problems.Regression(Rows, 3);
        (Network network, TrainingHistory history) = Train(rows, Folds, _options, Members);
        int[] foldOf = rows.DealOut(Folds, _options.Seed!.Value);
        double squares = Enumerable.Range(0, Members).Sum(member => Enumerable.Range(0, Rows).Where(row => foldOf[row] == member % Folds)
            .Sum(row => Math.Pow(network.Member(member).Forward(rows.InputsOf(row).Values)[0] - rows.TargetsOf(row)[0], 2)));
        history.Epochs[history.BestEpoch - 1].ValidationLoss.Should().BeApproximately(squares / (Rows * Members / Folds), 1e-5);
    }

    [Fact]
    public void Train_OnAnyThreads_GivesTheSameNetwork()
    {
        float[] Trained(int threads) => [.. Train(Problems.Regression(300, 3), 4, With(options => (options.NumberOfThreads, options.BatchSize) = (threads, 100))).Network.Parameters.Span];
        Trained(3).Should().Equal(Trained(1));
    }

    [Fact]
    public void Train_CancelledAndResumed_GivesTheSameNetwork()
    {
        using var folder = new TemporaryFolder();
        ExampleSet rows = Problems.Regression(Rows, 3);
        float[] whole = [.. Train(rows, 3, _options).Network.Parameters.Span];
        TrainingOptions resumed = With(options => options.CheckpointPath = Path.Combine(folder.Path, "training"));

        resumed.EpochCompleted = report => report.Stop = report.Epoch == 2;
        Train(rows, 3, resumed);
        resumed.EpochCompleted = null;
        Train(rows, 3, resumed).Network.Parameters.Span.ToArray().Should().Equal(whole);

        Action otherFolds = () => Train(rows, 5, resumed);
        otherFolds.Should().Throw<CheckpointException>().WithMessage("*number of folds is 5 and was 3*");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(Rows + 1)]
    public void Train_FoldsOutOfRange_IsRefused(int folds)
    {
        Action act = () => Train(Problems.Regression(Rows, 3), folds, _options);
        act.Should().Throw<ArgumentOutOfRangeException>().WithMessage($"folds is {folds}*");
    }

    [Theory]
    [InlineData(Activation.Softmax, 3)]
    [InlineData(Activation.Sigmoid, 1)]
    public void Match_MembersThatDisagree_MakesTheirMeanAsCertainAsTheyAre(Activation output, int outputs)
    {
        var network = new Network(3, [new Dense(8, Activation.Tanh), new Dense(outputs, output)], seed: 3, members: 4);
        ExampleSet rows = Problems.Regression(Rows, 3);
        double wanted = Enumerable.Range(0, 4).Average(member => Entropy(network.Member(member).Forward(InputsOf(rows))));

        MemberCertainty.Match(network, rows, RankGroup.Alone);

        Entropy(network.Forward(InputsOf(rows))).Should().BeApproximately(wanted, 1e-4);
        double Entropy(float[] p) => p.Sum(value => -(value * Math.Log(value)) - (output == Activation.Sigmoid ? (1 - value) * Math.Log(1 - value) : 0)) / p.Length;
    }

    private static float[] InputsOf(ExampleSet rows) => [.. Enumerable.Range(0, rows.Rows).SelectMany(row => rows.InputsOf(row).Values.ToArray())];

    private static (Network Network, TrainingHistory History) Train(ExampleSet rows, int folds, TrainingOptions options, int? members = null)
    {
        var network = new Network(3, [new Dense(8, Activation.SiLU), new Dense(4, Activation.SiLU), new Dense(1)], seed: 1, members: members ?? Math.Min(folds, 4));
        return (network, new NetworkTrainer(options).TrainWithFolds(network, rows, folds));
    }

    private TrainingOptions With(Action<TrainingOptions> change)
    {
        change(_options);
        return _options;
    }
}
