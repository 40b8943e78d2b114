using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Training;

/// <summary>Training on rows without their zeros, beside training on the same rows with them.</summary>
public class SparseTrainingTests
{
    private const int Inputs = 60;

    [Theory]
    [InlineData(0)]
    [InlineData(0.05)]      // the gradient's length is cut
    public void Train_ByPlainGradientDescent_IsTrainingOnTheDenseRows(double maximumNorm)
    {
        TrainingOptions options = Options(Optimizer.SGD, batchSize: 16);
        (options.LearningRate, options.MaximumGradientNorm) = (0.1, maximumNorm);
        ShouldTrainAlike(options, SparseRowsOf.Regression(200, Inputs, share: 0.1, outputs: 3));
    }

    [Theory]
    [InlineData(Optimizer.Momentum)]
    [InlineData(Optimizer.Nesterov)]
    [InlineData(Optimizer.Adagrad)]
    [InlineData(Optimizer.RMSprop)]
    [InlineData(Optimizer.Adam)]
    [InlineData(Optimizer.AMSGrad)]
    [InlineData(Optimizer.AdamW)]
    public void Train_EveryBatchHasEveryColumn_IsTrainingOnTheDenseRows(Optimizer optimizer)
    {
        TrainingOptions options = Options(optimizer, batchSize: 200);
        (options.L1Regularization, options.L2Regularization) = (1e-4, 1e-3);
        ShouldTrainAlike(options, SparseRowsOf.Regression(200, Inputs, share: 0.3, outputs: 3));
    }

    [Fact]
    public void Train_WithScaler_IsTrainingOnTheDenseRows()
    {
        // Shifted columns are written out, and columns of scale 0 say nothing.
        var scaler = new InputScaler(SparseRowsOf.Noise(Inputs, 0.3, seed: 1), SparseRowsOf.Noise(Inputs, 0.8, seed: 2));
        ShouldTrainAlike(Options(Optimizer.SGD, batchSize: 16), SparseRowsOf.Regression(100, Inputs, share: 0.1, outputs: 3), scaler);
    }

    [Fact]
    public void Train_ColumnThatNoRowHas_KeepsItsWeightsBits()
    {
        ExampleSet all = SparseRowsOf.Regression(100, Inputs, share: 0.1, outputs: 3);
        Network network = Make();
        float[] before = network.Layers[0].Weights.ToArray();
        TrainingOptions options = Options(Optimizer.AdamW, batchSize: 8);
        (options.L1Regularization, options.L2Regularization) = (0.01, 0.01);
        network.Train(options, Without(all, column: 7).ToSparse());

        ReadOnlySpan<float> after = network.Layers[0].Weights;
        int width = network.Layers[0].Outputs;
        after.Slice(7 * width, width).ShouldBeBitwise(before.AsSpan(7 * width, width));
        after.ToArray().Where((weight, i) => weight == before[i]).Should().HaveCount(width, "all others have moved");
    }

    [Fact]
    public void Train_ValidationRowsSparse_AreJudgedAsDenseOnes()
    {
        ExampleSet training = SparseRowsOf.Regression(50, Inputs, 0.1, 3), validation = SparseRowsOf.Regression(70, Inputs, 0.1, 3, seed: 1);
        Network network = Make();
        TrainingHistory history = network.Train(Options(Optimizer.Adam, batchSize: 16, epochs: 1), training.ToSparse(), validation.ToSparse());
        history.Epochs[0].ValidationLoss!.Value.ShouldBeCloseTo(network.MeanSquaredError(validation));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Train_OneSparseTheOtherNot_IsRefused(bool trainingIsSparse)
    {
        ExampleSet dense = SparseRowsOf.Regression(20, Inputs, 0.1, 3), sparse = dense.ToSparse();
        Action act = () => Make().Train(new() { Loss = Loss.MeanSquaredError },
            trainingIsSparse ? sparse : dense, trainingIsSparse ? dense : sparse);
        act.Should().Throw<ArgumentException>().WithParameterName("validation")
            .WithMessage("Only the training rows or only the validation rows are sparse*");
    }

    [Fact]
    public void Train_SparseInputThatIsNoNumber_IsRefusedByItsColumn()
    {
        float[] inputs = new float[2 * Inputs];
        inputs[Inputs + 41] = float.PositiveInfinity;
        Action act = () => Make().Train(new() { Loss = Loss.MeanSquaredError }, new ExampleSet(inputs, Inputs, new float[6], 3).ToSparse());
        act.Should().Throw<ArgumentException>().WithMessage($"Row 1 has {float.PositiveInfinity} in column 41; inputs must be finite*");
    }

    [Fact]
    public void Train_RowsOfZerosOnly_MovesTheOtherParameters()
    {
        Network network = Make();
        float[] before = network.Layers[0].Weights.ToArray();
        network.Train(Options(Optimizer.Adam, batchSize: 4), new ExampleSet(new float[10 * Inputs], Inputs, Problems.Noise(30), 3).ToSparse());

        network.Layers[0].Weights.ToArray().Should().Equal(before);
        network.Layers[^1].Biases.ToArray().Should().OnlyContain(bias => bias != 0);
    }

    private static void ShouldTrainAlike(TrainingOptions options, ExampleSet dense, InputScaler? scaler = null)
    {
        Network expected = Make(), actual = Make();
        (expected.InputScaler, actual.InputScaler) = (scaler, scaler);
        float[] before = expected.Parameters.Span.ToArray();
        IReadOnlyList<EpochResult> epochs = expected.Train(options, dense).Epochs;
        IReadOnlyList<EpochResult> sparseEpochs = actual.Train(options, dense.ToSparse()).Epochs;

        actual.Parameters.Span.ToArray().ShouldBeCloseTo([.. expected.Parameters.Span.ToArray().Select(weight => (double)weight)],
            "weights and biases of all layers", absolute: 2e-6);
        sparseEpochs.Should().HaveSameCount(epochs);
        foreach ((EpochResult sparse, EpochResult other) in sparseEpochs.Zip(epochs))
            sparse.TrainingLoss.Should().BeApproximately(other.TrainingLoss, 1e-6);
        expected.Parameters.Span.ToArray().Zip(before, (a, b) => Math.Abs(a - b)).Average()
            .Should().BeGreaterThan(1e-4f, "they move far more than that");
    }

    private static ExampleSet Without(ExampleSet examples, int column)
    {
        float[] inputs = [.. Enumerable.Range(0, examples.Rows).SelectMany(row => examples.InputsOf(row).Values.ToArray())];
        float[] targets = [.. Enumerable.Range(0, examples.Rows).SelectMany(row => examples.TargetsOf(row).ToArray())];
        for (int i = column; i < inputs.Length; i += Inputs)
            inputs[i] = 0;
        return new ExampleSet(inputs, Inputs, targets, examples.TargetCount);
    }

    private static Network Make() => new(Inputs, [new Dense(37, Activation.Tanh), new Dense(20, Activation.GELU), new Dense(3)], seed: 1);

    private static TrainingOptions Options(Optimizer optimizer, int batchSize, int epochs = 3) => new()
    {
        Loss = Loss.MeanSquaredError,
        Optimizer = optimizer,
        BatchSize = batchSize,
        NumberOfEpochs = epochs,
        NumberOfThreads = 2,
    };
}
