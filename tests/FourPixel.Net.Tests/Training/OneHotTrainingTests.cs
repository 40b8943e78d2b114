using FourPixel.Net.Data;
using FourPixel.Net.Scaling;
using FourPixel.Net.Tests.Support;
using FourPixel.Net.Training;

namespace FourPixel.Net.Tests.Training;

/// <summary>Slots of one-hot vectors are listed, not multiplied, and are learned from as if they were.</summary>
public class OneHotTrainingTests
{
    private const int Rows = 120, Numbers = 3, Slots = 40, Columns = Numbers + Slots + 1;

    [Fact]
    public void Choose_OneHotColumns_LeavesTheNumbersToTheProduct()
    {
        ExampleSet rows = MakeRows();
        RowEncoder encoder = ProductChoice.Choose(InputScaler.Standard(rows), rows, RankGroup.Alone);
        encoder.Product.Should().Equal(0, 1, 2);
        encoder.Listed.ToArray().Should().Equal(Enumerable.Range(Numbers, Slots), "the last column never changes");
    }

    [Fact]
    public void Choose_FilledColumns_AreAllMultiplied()
    {
        ExampleSet rows = Problems.Regression(50, 20);
        ProductChoice.Choose(null, rows, RankGroup.Alone).IsProductOnly.Should().BeTrue();
        ProductChoice.Choose(null, SparseRowsOf.Regression(200, 20, share: 0.05), RankGroup.Alone).Product.Should().BeEmpty();
    }

    [Fact]
    public void Train_OneHotColumns_LearnsAsFromTheirScaledValues()
    {
        ExampleSet rows = MakeRows();
        Network network = Make(InputScaler.Standard(rows)), bare = Make(null);
        float[] scaled = new float[Rows * Columns];
        for (int row = 0; row < Rows; row++)
            network.InputScaler!.Factors.Apply(rows.InputsOf(row).Values, scaled.AsSpan(row * Columns, Columns));
        var options = new TrainingOptions { Loss = Loss.MeanSquaredError, Optimizer = Optimizer.SGD, LearningRate = 0.05, NumberOfEpochs = 5, NumberOfThreads = 2 };

        network.Train(options, rows);
        bare.Train(options, new ExampleSet(scaled, Columns, Targets(rows), 1));

        network.Parameters.Span.ToArray().ShouldBeCloseTo([.. bare.Parameters.Span.ToArray().Select(weight => (double)weight)], "weights", absolute: 1e-5);
        float[] inputs = [.. Enumerable.Range(0, Rows).SelectMany(row => rows.InputsOf(row).Values.ToArray())];
        network.Forward(inputs).ShouldBeCloseTo([.. bare.Forward(scaled).Select(output => (double)output)], "outputs", absolute: 1e-5);
    }

    [Fact]
    public void Train_ColumnThatNeverChanges_KeepsItsWeights()
    {
        ExampleSet rows = MakeRows();
        Network network = Make(InputScaler.Standard(rows));
        float[] before = LastColumn(network), others = network.Layers[0].Weights[..9].ToArray();
        network.Train(new TrainingOptions { Loss = Loss.MeanSquaredError, Optimizer = Optimizer.AdamW, NumberOfEpochs = 2 }, rows);
        LastColumn(network).Should().Equal(before);
        network.Layers[0].Weights[..9].ToArray().Should().NotEqual(others);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Train_SeveralThreads_GivesTheSameNetworkBitForBit(int threads) => Trained(threads).ShouldBeBitwise(Trained(1));

    private static ReadOnlySpan<float> Trained(int threads)
    {
        ExampleSet rows = MakeRows();
        Network network = Make(InputScaler.Standard(rows));
        network.Train(new TrainingOptions { Loss = Loss.MeanSquaredError, Dropout = 0.2, NumberOfEpochs = 3, NumberOfThreads = threads }, rows, rows);
        return network.Parameters.Span;
    }

    private static float[] LastColumn(Network network) => network.Layers[0].Weights[^9..].ToArray();

    private static Network Make(InputScaler? scaler) => new(Columns, [new Dense(9, Activation.SiLU), new Dense(1)], seed: 1) { InputScaler = scaler };

    private static float[] Targets(ExampleSet rows) => [.. Enumerable.Range(0, Rows).Select(row => rows.TargetsOf(row)[0])];

    /// <summary>Some numbers, a one-hot vector, and a column that is 1 in all rows.</summary>
    private static ExampleSet MakeRows()
    {
        float[] noise = Problems.Noise(Rows * Numbers, seed: 2), inputs = new float[Rows * Columns], targets = new float[Rows];
        for (int row = 0; row < Rows; row++)
        {
            int slot = row * 7 % Slots;
            noise.AsSpan(row * Numbers, Numbers).CopyTo(inputs.AsSpan(row * Columns));
            inputs[(row * Columns) + Numbers + slot] = 1;
            inputs[((row + 1) * Columns) - 1] = 1;
            targets[row] = MathF.Sin(slot) + noise[row * Numbers];
        }
        return new ExampleSet(inputs, Columns, targets, 1);
    }
}
