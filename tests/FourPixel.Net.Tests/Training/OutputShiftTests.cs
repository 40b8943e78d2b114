using FourPixel.Net.Tests.Support;
using FourPixel.Net.Training;

namespace FourPixel.Net.Tests.Training;

public class OutputShiftTests
{
    private const int Rows = 40_000;

    [Theory]
    [InlineData(0.5, 0.1)]
    [InlineData(0.1, 0.5)]
    [InlineData(0.3, 0.31)]
    public void Apply_OfConstantAnswers_MovesTheProbabilityToTheShareOfItsClass(double answered, double share)
    {
        Network network = new(1, [new Dense(1, Activation.Sigmoid)], seed: 1, members: 3);
        var shift = new OutputShift(network);
        float[] before = network.Layers[0].Biases.ToArray();
        double logit = Logit(answered);
        for (int step = 0; step < 6; step++)
        {
            shift.Start();
            shift.Add(Gradient(logit + network.Layers[0].Biases[2] - before[2], share), []);
            shift.Apply();
        }
        foreach ((float now, float then) in network.Layers[0].Biases.ToArray().Zip(before))
            Sigmoid(logit + now - then).Should().BeApproximately(share, 0.002);
    }

    [Fact]
    public void Apply_OfWeightedRows_CountsThemByTheirWeight()
    {
        // A tenth of the rows are of the class, with nine times the weight of the others.
        Network network = new(1, [new Dense(1, Activation.Sigmoid)], seed: 1);
        var shift = new OutputShift(network);
        float[] weights = [.. Enumerable.Range(0, Rows).Select(row => row < Rows / 10 ? 9f : 1)];
        shift.Start();
        shift.Add([.. Gradient(0, 0.1).Zip(weights, (slope, weight) => slope * weight)], weights);
        float before = network.Layers[0].Biases[0];
        shift.Apply();
        network.Layers[0].Biases[0].Should().BeApproximately(before, 1e-4f, "half of the weight is of the class, as the answers say");
    }

    [Fact]
    public void Apply_WithoutRows_ChangesNothing()
    {
        Network network = new(1, [new Dense(2, Activation.Softmax)], seed: 1);
        float[] before = network.Parameters.Span.ToArray();
        var shift = new OutputShift(network);
        shift.Start();
        shift.Apply();
        network.Parameters.Span.ToArray().Should().Equal(before);
    }

    /// <summary>p - y of rows that all get the same answer, and of which a share is of the class.</summary>
    private static float[] Gradient(double logit, double share) =>
        [.. Enumerable.Range(0, Rows).Select(row => (float)(Sigmoid(logit) - (row < share * Rows ? 1 : 0)))];

    private static double Logit(double p) => Math.Log(p / (1 - p));

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
