using FourPixel.Net.Numerics;
using FourPixel.Net.Tests.Support;
using static FourPixel.Net.Tests.Training.Ranks.RankCase;

namespace FourPixel.Net.Tests.Training.Ranks;

/// <summary>
/// Several ranks, batch by batch, against one process that is given the same batches one by one, each as a training of one step.
/// </summary>
public class SameBatchTests
{
    private const int Epochs = 3;
    private const int BatchSize = 12;
    private const int PartRows = 17;
    private const int Seed = 5;

    public static readonly TheoryData<int, Loss, string> Cases = [];

    static SameBatchTests()
    {
        foreach (int ranks in new[] { 2, 3 })
        {
            foreach (Loss loss in Enum.GetValues<Loss>())
            {
                foreach (string kind in new[] { "dense", "one-hot", "sparse", "streamed" })
                    Cases.Add(ranks, loss, kind);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Train_OnSeveralRanks_HasTheLossesOfOneProcessWithTheSameBatches(int ranks, Loss loss, string kind)
    {
        ExampleSet rows = MakeRows(loss, kind);
        Trained[] trained = Train(ranks, () => MakeNetwork(loss, rows), () => MakeOptions(loss), rank => SourceOf(rows.Share(rank), kind));

        trained.ShouldBeTheSameBits();
        (Network expected, double[] losses) = TrainBatchByBatch(ranks, rows, loss, kind);
        for (int epoch = 0; epoch < Epochs; epoch++)
            trained[0].History.Epochs[epoch].TrainingLoss.Should().BeApproximately(losses[epoch], 1e-5 * losses[epoch], "epoch {0}", epoch + 1);
        trained[0].Weights.ShouldBeCloseTo([.. expected.Parameters.Span.ToArray().Select(weight => (double)weight)], "weights", relative: 1e-4, absolute: 1e-5);
    }

    [Theory]
    [InlineData("dense")]
    [InlineData("sparse")]
    [InlineData("streamed")]
    public void Train_Twice_GivesTheSameBits(string kind)
    {
        ExampleSet rows = MakeRows(Loss.MeanSquaredError, kind);
        Trained Once() => Train(3, () => MakeNetwork(Loss.MeanSquaredError, rows), () => MakeOptions(Loss.MeanSquaredError),
            rank => SourceOf(rows.Share(rank, 40, 47), kind))[0];

        new[] { Once(), Once() }.ShouldBeTheSameBits();
    }

    private static (Network Network, double[] Losses) TrainBatchByBatch(int ranks, ExampleSet rows, Loss loss, string kind)
    {
        Network network = MakeNetwork(loss, rows);
        double[] losses = new double[Epochs];
        int[] borders = [.. Enumerable.Range(0, ranks + 1).Select(i => rows.Rows * i / ranks)];
        for (int epoch = 1; epoch <= Epochs; epoch++)
        {
            List<int[]>[] ofRanks = [.. Enumerable.Range(0, ranks).Select(rank => BatchesOf(borders[rank], borders[rank + 1], BatchSize / ranks, kind, epoch))];
            for (int step = 0; step < ofRanks.Max(batches => batches.Count); step++)
            {
                HashSet<int> batch = [.. ofRanks.SelectMany(batches => step < batches.Count ? batches[step] : [])];
                TrainingOptions options = MakeOptions(loss);
                (options.BatchSize, options.NumberOfEpochs) = (batch.Count, 1);
                double mean = TrainOn(null, network, options, rows.Where(batch.Contains)).History.Epochs[0].TrainingLoss;
                losses[epoch - 1] += mean * batch.Count / rows.Rows;
            }
        }
        return (network, losses);
    }

    /// <summary>The rows of each batch of a rank, worked out anew.</summary>
    private static List<int[]> BatchesOf(int first, int end, int batchSize, string kind, int epoch)
    {
        var batches = new List<int[]>();
        float share = 0.25f + (0.75f * new SeededRandom(Seed, RandomPurpose.Part, epoch).NextSingle());
        for (int part = 0, row = first; row < end; part++)
        {
            int usual = kind == "streamed" ? part == 0 ? Math.Max(1, (int)(PartRows * (double)share)) : PartRows : end - first;
            int[] order = [.. Enumerable.Range(row, Math.Min(usual, end - row))];
            row += order.Length;
            new SeededRandom(Seed, RandomPurpose.Shuffle, epoch, part).Shuffle(order);
            batches.AddRange(order.Chunk(batchSize));
        }
        return batches;
    }

    private static ExampleSource SourceOf(ExampleSet rows, string kind) => kind == "streamed" ? new PartedExamples(rows, PartRows) : rows;

    private static TrainingOptions MakeOptions(Loss loss) => new()
    {
        Loss = loss,
        Optimizer = Optimizer.SGD,
        LearningRate = 0.05,
        BatchSize = BatchSize,
        NumberOfEpochs = Epochs,
        Seed = Seed,
    };

    private static Network MakeNetwork(Loss loss, ExampleSet rows)
    {
        (int outputs, Activation activation) = loss switch
        {
            Loss.CategoricalCrossEntropy => (3, Activation.Softmax),
            Loss.BinaryCrossEntropy => (1, Activation.Sigmoid),
            Loss.Poisson => (1, Activation.Exponential),
            _ => (1, Activation.Identity),
        };
        return new Network(rows.InputCount, [new Dense(6, Activation.Tanh), new Dense(outputs, activation)], seed: 2);
    }

    /// <summary>Of the targets of all losses: whole numbers from 0 to 2, or 0 and 1.</summary>
    private static ExampleSet MakeRows(Loss loss, string kind)
    {
        const int rows = 72, inputs = 10;
        float[] values = Problems.Noise(rows * inputs);
        if (kind is "one-hot" or "sparse")
            values = [.. values.Select((value, i) => i % inputs == i / inputs * 7 % inputs || i % inputs == i / inputs % 3 ? value : 0)];
        float[] targets = [.. Enumerable.Range(0, rows).Select(row => (float)(row * 5 % 7 % (loss == Loss.BinaryCrossEntropy ? 2 : 3)))];
        var dense = new ExampleSet(values, inputs, targets, 1);
        return kind == "sparse" ? dense.ToSparse() : dense;
    }
}
