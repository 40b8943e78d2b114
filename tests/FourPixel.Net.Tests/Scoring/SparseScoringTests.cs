using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Scoring;

/// <summary>A row without its zeros gets the answer of the row with them, bit for bit.</summary>
public class SparseScoringTests
{
    private const int Inputs = 90;

    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public void Score_InAProcessWithNarrowerRegisters_IsThatOfTheDenseRow(string setting) =>
        ChildProcess.Run(CheckAll, "", (setting, "0"));

    [Fact]
    public void Score_EveryActivationAndWidth_IsThatOfTheDenseRow() => CheckAll("");

    private static void CheckAll(string unused)
    {
        unused.Should().BeEmpty();
        foreach (Activation activation in Enum.GetValues<Activation>())
        {
            for (int width = 1; width <= 70; width++)
                Check(activation, width);
        }
    }

    private static void Check(Activation activation, int width)
    {
        Activation hidden = activation == Activation.Softmax ? Activation.Tanh : activation;
        var network = new Network(Inputs, [new Dense(width, hidden), new Dense(width, activation)], seed: width);
        Problems.Noise(width, seed: width).CopyTo(network.Layers[0].Biases);
        float[] row = SparseRowsOf.Noise(Inputs, share: width % 11 / 10.0, seed: width);
        foreach (InputScaler? scaler in new[] { null, new InputScaler(SparseRowsOf.Noise(Inputs, 0.2), Problems.Noise(Inputs)) })
        {
            network.InputScaler = scaler;
            row[width] = scaler == null ? 1 : float.NaN;
            int[] columns = [.. Enumerable.Range(0, Inputs).Where(column => row[column] != 0)];
            float[] expected = new float[width], actual = new float[width];
            var scorer = new RowScorer(network);
            scorer.Score(row, expected);
            scorer.Score(columns, [.. columns.Select(column => row[column])], actual);
            ((ReadOnlySpan<float>)actual).HasSameBitsAs(expected).Should().BeTrue($"{activation}, {width} wide, scaled: {scaler != null}");
        }
    }

    [Fact]
    public void Score_ManySparseRows_TakesNoMemory()
    {
        var scorer = new RowScorer(new Network(Inputs, [new Dense(8, Activation.SiLU), new Dense(3, Activation.Softmax)]));
        int[] columns = [3, 50, 89];
        float[] values = [1, 2, 3], outputs = new float[3];
        scorer.Score(columns, values, outputs);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
            scorer.Score(columns, values, outputs);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(20_000);
    }

    [Theory]
    [InlineData(new[] { 1, 2 }, 1, 3, "There are 2 columns but 1 values.*", "values")]
    [InlineData(new[] { 2, 1 }, 2, 3, "Column 1 is out of order or out of range; columns must be ascending and below 90.*", "columns")]
    [InlineData(new[] { 2, 2 }, 2, 3, "Column 2 is out of order or out of range; columns must be ascending and below 90.*", "columns")]
    [InlineData(new[] { -1 }, 1, 3, "Column -1 is out of order or out of range; columns must be ascending and below 90.*", "columns")]
    [InlineData(new[] { 90 }, 1, 3, "Column 90 is out of order or out of range; columns must be ascending and below 90.*", "columns")]
    [InlineData(new[] { 1 }, 1, 4, "There is room for 4 outputs; the network has 3.*", "outputs")]
    public void Score_ColumnsDoNotFit_IsRefused(int[] columns, int values, int outputs, string message, string name)
    {
        var scorer = new RowScorer(new Network(Inputs, [new Dense(3)]));
        Action act = () => scorer.Score(columns, new float[values], new float[outputs]);
        act.Should().Throw<ArgumentException>().WithMessage(message).WithParameterName(name);
    }
}
