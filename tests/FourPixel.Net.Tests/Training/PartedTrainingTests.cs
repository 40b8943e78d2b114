using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Training;

/// <summary>Training on rows of which only a part is in memory at a time.</summary>
public class PartedTrainingTests
{
    [Fact]
    public void Train_AllRowsInOnePart_IsTrainingInMemoryBitForBit()
    {
        ExampleSet training = Problems.Regression(100, 3), validation = Problems.Regression(50, 3, seed: 1);
        Network parted = Make(), inMemory = Make();
        TrainingOptions options = Options();
        TrainingHistory actual = new NetworkTrainer(options).Train(parted, new PartedExamples(training, 400), new PartedExamples(validation, 50));
        TrainingHistory expected = inMemory.Train(options, training, validation);

        actual.Epochs.Should().Equal(expected.Epochs);
        ((ReadOnlySpan<float>)parted.Parameters.Span).ShouldBeBitwise(inMemory.Parameters.Span);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(7, false)]
    [InlineData(7, true)]
    public void Train_ValidationRowsInParts_AreJudgedAsInMemory(int partRows, bool sparse)
    {
        float[] weights = [.. Problems.Noise(50).Select(MathF.Abs)];
        ExampleSet validation = Problems.Regression(50, 3, seed: 1, weights: weights), training = Problems.Regression(40, 3);
        Network network = Make();
        TrainingOptions options = Options();
        options.NumberOfEpochs = 1;
        TrainingHistory history = new NetworkTrainer(options).Train(network, sparse ? training.ToSparse() : training,
            new PartedExamples(sparse ? validation.ToSparse() : validation, partRows));
        history.Epochs[0].ValidationLoss!.Value.ShouldBeCloseTo(network.MeanSquaredError(validation));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(4, false)]
    [InlineData(2, true)]
    [InlineData(4, true)]
    public void Train_PartsAndAnyNumberOfThreads_GivesTheSameNetworkBitForBit(int threads, bool sparse) =>
        TrainedInParts(threads, sparse).ShouldBeBitwise(TrainedInParts(threads: 1, sparse));

    [Fact]
    public void Train_WrongInputInALaterPart_IsRefusedByTheRowsNumberAmongAll()
    {
        float[] inputs = new float[30];
        inputs[27] = float.NegativeInfinity;
        var examples = new PartedExamples(new ExampleSet(inputs, 3, new float[10], 1), partRows: 4);
        Action act = () => new NetworkTrainer(Options()).Train(Make(), examples);

        act.Should().Throw<ArgumentException>().WithParameterName("training").WithMessage($"Row 9 has {float.NegativeInfinity} in column 0*");
        examples.OpenPasses.Should().Be(0);
    }

    [Fact]
    public void Train_WrongTargetInALaterPart_IsRefusedByTheRowsNumberAmongAll()
    {
        var examples = new PartedExamples(new ExampleSet(new float[30], 3, [0, 0, 0, 0, 0, float.NaN, 0, 0, 0, 0], 1), partRows: 4);
        Action act = () => new NetworkTrainer(Options()).Train(Make(), Problems.Regression(5, 3), examples);
        act.Should().Throw<ArgumentException>().WithParameterName("validation").WithMessage("Row 5 has target NaN*");
    }

    [Fact]
    public void Train_OnlyOnePartHasWeight_IsAllowed()
    {
        // 90 of the 100 rows weigh nothing: whole parts and batches do not count.
        float[] weights = [.. Enumerable.Range(0, 100).Select(row => row < 90 ? 0f : 1)];
        TrainingHistory history = new NetworkTrainer(Options()).Train(Make(), new PartedExamples(Problems.Regression(100, 3, weights: weights), 20));
        history.Epochs[0].TrainingLoss.Should().BePositive();
    }

    [Theory]
    [InlineData(false)]     // in the training rows
    [InlineData(true)]      // in the validation rows
    public void Train_CancelledWithinAPass_EndsThePass(bool validating)
    {
        PartedExamples training = new(Problems.Regression(100, 3), 30), validation = new(Problems.Regression(100, 3, seed: 1), 30);
        TrainingOptions options = Options();
        bool wasOpen = false;
        options.ThrowIfCancelled = () =>
        {
            if ((validating ? validation : training).OpenPasses == 0)
                return;
            wasOpen = true;
            throw new OperationCanceledException();
        };
        Action act = () => new NetworkTrainer(options).Train(Make(), training, validation);

        act.Should().Throw<OperationCanceledException>();
        wasOpen.Should().BeTrue();
        (training.OpenPasses, validation.OpenPasses).Should().Be((0, 0));
    }

    [Fact]
    public void Train_Diverges_EndsThePass()
    {
        var training = new PartedExamples(Problems.Regression(100, 3), 30);
        TrainingOptions options = Options();
        (options.Optimizer, options.LearningRate) = (Optimizer.SGD, 1e38);
        Action act = () => new NetworkTrainer(options).Train(Make(), training);

        act.Should().Throw<InvalidOperationException>().WithMessage("The training diverged in epoch 1*");
        training.OpenPasses.Should().Be(0);
    }

    private static ReadOnlySpan<float> TrainedInParts(int threads, bool sparse)
    {
        ExampleSet training = SparseRowsOf.Regression(300, 80, share: 0.2), validation = SparseRowsOf.Regression(90, 80, share: 0.2, seed: 1);
        var network = new Network(80, [new Dense(70, Activation.GELU), new Dense(1)], seed: 2);
        TrainingOptions options = Options();
        (options.NumberOfThreads, options.BatchSize, options.InputDropout, options.Dropout) = (threads, 64, 0.2, 0.1);
        new NetworkTrainer(options).Train(network, new PartedExamples(sparse ? training.ToSparse() : training, 100),
            new PartedExamples(sparse ? validation.ToSparse() : validation, 50));
        return network.Parameters.Span;
    }

    private static Network Make() => new(3, [new Dense(4, Activation.Tanh), new Dense(1)], seed: 2);

    private static TrainingOptions Options() => new() { Loss = Loss.MeanSquaredError, BatchSize = 8, NumberOfEpochs = 4, Seed = 3 };
}
