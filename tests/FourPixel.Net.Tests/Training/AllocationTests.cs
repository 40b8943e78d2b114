using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Training;

/// <summary>A batch takes no memory that was not there before.</summary>
public class AllocationTests
{
    public static readonly TheoryData<Optimizer, Loss> Cases = [];

    static AllocationTests()
    {
        foreach (Optimizer optimizer in Enum.GetValues<Optimizer>())
            Cases.Add(optimizer, Loss.CategoricalCrossEntropy);
        foreach (Loss loss in new[] { Loss.MeanSquaredError, Loss.Quantile })
            Cases.Add(Optimizer.Adam, loss);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Train_FiveHundredBatches_TakeNoMoreThanTheEpochsReport(Optimizer optimizer, Loss loss) =>
        Check(optimizer, loss, examples => examples);

    [Fact]
    public void Train_FiveHundredSparseBatches_TakeNoMoreThanTheEpochsReport() =>
        Check(Optimizer.Adam, Loss.CategoricalCrossEntropy, examples => examples.ToSparse());

    private static void Check(Optimizer optimizer, Loss loss, Func<ExampleSet, ExampleSet> convert)
    {
        const int rows = 1000;
        int outputs = loss == Loss.CategoricalCrossEntropy ? 1 : 3;
        float[] weights = [.. Problems.Noise(rows).Select(MathF.Abs)];
        ExampleSet examples = convert(new ExampleSet(Problems.Noise(rows * 4), 4, new float[rows * outputs], outputs, weights));
        var network = new Network(4, [new Dense(6, Activation.GELU), new Dense(3, Activation.Softmax)]);
        var allocated = new long[12];
        var options = new TrainingOptions
        {
            Optimizer = optimizer,
            Loss = loss,
            BatchSize = 2,
            NumberOfEpochs = allocated.Length,
            NumberOfThreads = 2,
            EpochCompleted = report => allocated[report.Epoch - 1] = GC.GetAllocatedBytesForCurrentThread(),
        };
        if (optimizer != Optimizer.LBFGS)
            (options.Dropout, options.InputDropout, options.MaximumGradientNorm) = (0.1, 0.1, 1);
        network.Train(options, examples, examples);

        // An epoch may take its result, its report and the list that grows. A single small object in each of its 500
        // batches would be 12,000 bytes. The median, because garbage collection may count what is left of a page.
        long[] epochs = [.. allocated.Skip(1).Zip(allocated, (after, before) => after - before).Order()];
        epochs[epochs.Length / 2].Should().BeLessThan(2000);
    }
}
