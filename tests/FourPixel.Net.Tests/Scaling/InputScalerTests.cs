using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Scaling;

public class InputScalerTests
{
    [Fact]
    public void Standard_HandWorkedColumns_MeasuresMeanAndDeviation()
    {
        // Column 0: 1, 3, 5, 7: mean 4, variance (9 + 1 + 1 + 9) / 4 = 5. Column 1: always 6. Column 2: 2, 4, two none.
        float nan = float.NaN;
        InputScaler scaler = InputScaler.Standard(Rows(3, 1, 6, 2, 3, 6, nan, 5, 6, 4, 7, 6, nan));

        scaler.Shift.ToArray().Should().Equal(4, 6, 3);
        scaler.Scale.ShouldBeCloseTo([1 / Math.Sqrt(5), 0, 1], "one over the deviation");
    }

    [Fact]
    public void Standard_ColumnWithoutAnyValue_IsIgnored()
    {
        InputScaler scaler = InputScaler.Standard(Rows(2, 1, float.NaN, 2, float.NaN));
        scaler.Shift[1].Should().Be(0);
        scaler.Scale[1].Should().Be(0);
    }

    [Fact]
    public void Standard_NeighbouringFloats_AreToldApart() =>
        InputScaler.Standard(Rows(1, 1e6f, 1e6f, MathF.BitIncrement(1e6f))).Scale[0].Should().Be(2 / 0.0625);

    [Fact]
    public void Standard_LargeMeanAndSmallDeviation_KeepsItsDigits()
    {
        // The mean of the squares less the square of the mean would have none left.
        InputScaler scaler = InputScaler.Standard(Rows(1, 100_000, 100_001, 100_002, 100_003));
        scaler.Scale.ShouldBeCloseTo([1 / Math.Sqrt(1.25)], "one over the deviation");
    }

    [Fact]
    public void Robust_HandWorkedColumns_MeasuresMedianAndQuartiles()
    {
        // Column 0: 1 to 8 and an outlier: median 5, quartiles 3 and 7. Column 1: the quartiles coincide, so half of 10
        // stands for them. Column 2: always 7.
        float[] first = [4, 1, 8, 3, 1e9f, 6, 2, 7, 5], second = [0, 0, 0, 0, 10, 0, 0, 0, 0];
        float[] rows = [.. first.Zip(second).SelectMany(pair => new[] { pair.First, pair.Second, 7 })];
        InputScaler scaler = InputScaler.Robust(Rows(3, rows));

        scaler.Shift.ToArray().Should().Equal(5, 0, 7);
        scaler.Scale.ToArray().Should().Equal(1 / 4d, 1 / 5d, 0);
    }

    [Fact]
    public void Robust_ValueThatNoSampledRowHas_IsMeasuredOverAllRows()
    {
        // At most 10,000 rows are sampled, which of 20,000 is every second one.
        float[] rows = new float[20_000];
        rows[1] = 3;
        InputScaler scaler = InputScaler.Robust(Rows(1, rows));

        scaler.Scale[0].Should().Be(1 / 1.5);
        scaler.Shift[0].Should().BeApproximately(3 / 20_000d, 1e-10);
    }

    [Fact]
    public void Robust_MissingValues_DoNotCount()
    {
        float nan = float.NaN;
        InputScaler scaler = InputScaler.Robust(Rows(2, 4, nan, nan, nan, 2, nan, 3, nan));
        scaler.Shift.ToArray().Should().Equal(3, 0);
        scaler.Scale.ToArray().Should().Equal(1 / 2f, 0);
    }

    [Fact]
    public void Forward_WithScaler_ScalesRawRowsAndTakesMissingValuesAsTheCentre()
    {
        // An identity network, so that its answers are the scaled inputs.
        const int columns = 35;
        Network network = PassThrough(columns);
        network.InputScaler = new InputScaler(
            [.. Enumerable.Range(0, columns).Select(i => (float)i)],
            [.. Enumerable.Range(0, columns).Select(i => i % 7 == 3 ? 0 : 0.5f)]);
        float[] raw = [.. Enumerable.Range(0, columns).Select(i => i % 5 == 2 ? float.NaN : 3 * i)];

        network.Forward([.. raw, .. raw])[columns..].Should()
            .Equal(Enumerable.Range(0, columns).Select(i => i % 5 == 2 || i % 7 == 3 ? 0f : i));
    }

    [Fact]
    public void Train_WithScaler_LearnsFromScaledRows()
    {
        // Scaled by hand or by the network: the same training, bit for bit.
        float[] inputs = Problems.Noise(60), targets = Problems.Noise(20, seed: 1);
        var raw = new ExampleSet(inputs, 3, targets, 1);
        var scaled = new ExampleSet([.. inputs.Select(x => (x - 0.5f) * 2)], 3, targets, 1);
        Network within = Make(), outside = Make();
        within.InputScaler = new InputScaler([0.5f, 0.5f, 0.5f], [2, 2, 2]);
        var options = new TrainingOptions { Loss = Loss.MeanSquaredError, NumberOfEpochs = 3 };

        within.Train(options, raw).Epochs.Should().Equal(outside.Train(options, scaled).Epochs);
        ((ReadOnlySpan<float>)within.Parameters.Span).ShouldBeBitwise(outside.Parameters.Span);
    }

    [Theory]
    [InlineData(new float[] { 1, 2 }, new float[] { 1 }, "scale")]
    [InlineData(new float[] { float.NaN }, new float[] { 1 }, "shift")]
    [InlineData(new float[] { 1 }, new float[] { float.PositiveInfinity }, "scale")]
    public void Constructor_NumbersDoNotFit_IsRefused(float[] shift, float[] scale, string name)
    {
        Action act = () => _ = new InputScaler(shift, scale);
        act.Should().Throw<ArgumentException>().WithParameterName(name);
    }

    [Fact]
    public void InputScaler_OtherNumberOfColumns_IsRefused()
    {
        Action act = () => Make().InputScaler = new InputScaler([1, 2], [1, 2]);
        act.Should().Throw<ArgumentException>().WithMessage("InputScaler gives 2 features; the first layer has 3 inputs.*");
    }

    private static Network Make() => new(3, [new Dense(4, Activation.Tanh), new Dense(1)], seed: 1);

    private static Network PassThrough(int columns)
    {
        var network = new Network(columns, [new Dense(columns)]);
        network.Layers[0].Weights.Clear();
        for (int i = 0; i < columns; i++)
            network.Layers[0].Weights[i * (columns + 1)] = 1;
        return network;
    }

    private static ExampleSet Rows(int columns, params float[] inputs) =>
        new(inputs, columns, new float[inputs.Length / columns], 1);
}
