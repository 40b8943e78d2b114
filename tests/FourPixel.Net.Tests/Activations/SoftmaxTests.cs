using FourPixel.Net.Activations;

namespace FourPixel.Net.Tests.Activations;

public class SoftmaxTests
{
    [Fact]
    public void Apply_LargeInputs_DoesNotOverflow()
    {
        // 1 / (1 + 1/e) = 0.7310586, whatever is added to both.
        Apply([100, 101], 2)[1].Should().BeApproximately(0.7310586f, 1e-6f);
        Apply([-1000, -999], 2)[1].Should().BeApproximately(0.7310586f, 1e-6f);
        Apply([0, 3e38f], 2).Should().Equal(0, 1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(99_999)]
    public void Apply_VeryManyClasses_SumsToOne(int largest)
    {
        // The largest has half of the probability; what the others add to a float sum would be rounded away one by one.
        float[] logits = new float[100_000];
        logits[largest] = MathF.Log(100_000);
        Apply(logits, logits.Length).Sum(probability => (double)probability).Should().BeApproximately(1, 1e-6);
    }

    [Fact]
    public void Apply_EqualInputs_SharesEvenly() => Apply([7, 7, 7, 7], 4).Should().Equal(0.25f, 0.25f, 0.25f, 0.25f);

    [Fact]
    public void Apply_SeveralRows_TakesEachByItself() =>
        Apply([5, 5, -3, -3, 0, 0], 2).Should().OnlyContain(probability => probability == 0.5f);

    [Fact]
    public void Apply_InPlace_GivesTheSame()
    {
        float[] values = [0.3f, -1.2f, 2.5f, 1, 1.5f, -4];
        float[] expected = Apply(values, 3);
        Softmax.Apply(values, values, 3);
        values.Should().Equal(expected);
    }

    [Fact]
    public void Backward_HandWorked_MultipliesWithTheJacobian()
    {
        // p = (1/4, 3/4), dL/dp = (2, 4). The Jacobian is diag(p) - p p^T = ((3/16, -3/16), (-3/16, 3/16)).
        float[] gradient = [2, 4];
        Softmax.Backward([0.25f, 0.75f], gradient, 2);
        gradient.Should().Equal(-6 / 16f, 6 / 16f);
    }

    private static float[] Apply(float[] inputs, int columns)
    {
        var outputs = new float[inputs.Length];
        Softmax.Apply(inputs, outputs, columns);
        return outputs;
    }
}
