using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Activations;

public class ActivationFunctionTests
{
    public static readonly TheoryData<Activation> OfOneNeuron =
        [.. Enum.GetValues<Activation>().Where(activation => activation != Activation.Softmax)];

    [Theory]
    [MemberData(nameof(OfOneNeuron))]
    public void Derivative_EveryActivation_IsTheCentralDifference(Activation activation)
    {
        const float step = 1 / 32f;
        // From -6 to 6, but never within two steps of the kink that some have at 0.
        for (float x = -6.07f; x < 6.2f; x += 0.123f)
        {
            if (MathF.Abs(x) <= 2 * step)
                continue;
            double expected = CentralDifference.Of(at => Value(activation, at), x, step);
            double size = Math.Max(1, Math.Abs(Value(activation, x)));
            ((double)Derivative(activation, x)).Should()
                .BeApproximately(expected, 2e-5 * size, $"that is the slope of {activation} at {x}");
        }
    }

    [Theory]
    [MemberData(nameof(OfOneNeuron))]
    public void Evaluate_EveryLength_GivesWhatEachNumberGivesAlone(Activation activation)
    {
        for (int length = 0; length <= 70; length++)
        {
            float[] x = [.. Enumerable.Range(0, length).Select(i => (i * 0.37f) - 12)];
            var y = new float[length];
            var slope = new float[length];
            ActivationFunction.Evaluate(activation, x, y);
            ActivationFunction.Derivative(activation, x, slope);

            if (length == 0)
                continue;
            double[] values = [.. x.Select(at => (double)Value(activation, at))];
            double[] slopes = [.. x.Select(at => (double)Derivative(activation, at))];
            y.ShouldBeCloseTo(values, $"{activation} over {length} numbers");
            slope.ShouldBeCloseTo(slopes, $"{activation}' over {length} numbers");
        }
    }

    [Theory]
    [MemberData(nameof(OfOneNeuron))]
    public void Evaluate_Outlier_StaysTheLimit(Activation activation)
    {
        float[] outputs = [Value(activation, -80), Value(activation, 80)];
        float[] slopes = [Derivative(activation, -80), Derivative(activation, 80)];

        outputs.Concat(slopes).Should().OnlyContain(value => float.IsFinite(value));
    }

    [Theory]
    [MemberData(nameof(OfOneNeuron))]
    public void Evaluate_NaN_StaysNaN(Activation activation)
    {
        var y = new float[31];
        ActivationFunction.Evaluate(activation, [.. Enumerable.Repeat(float.NaN, 31)], y);

        y.Should().OnlyContain(value => float.IsNaN(value));
    }

    [Fact]
    public void Exponential_EveryInput_IsThePowerOfE()
    {
        float[] x = [.. Enumerable.Range(-80, 161).Select(i => (float)i)];
        var y = new float[x.Length];
        ActivationFunction.Evaluate(Activation.Exponential, x, y);

        y.ShouldBeCloseTo([.. x.Select(at => Math.Exp(at))], "e^x", absolute: 0);
    }

    [Theory]
    [InlineData(Activation.ReLU, 0)]
    [InlineData(Activation.LeakyReLU, 0.01f)]
    public void Derivative_AtTheKink_IsTheSlopeOnTheLeft(Activation activation, float slope) =>
        Derivative(activation, 0).Should().Be(slope);

    [Fact]
    public void Evaluate_LengthsDiffer_IsRefused()
    {
        Action values = () => ActivationFunction.Evaluate(Activation.Tanh, new float[3], new float[4]);
        Action derivatives = () => ActivationFunction.Derivative(Activation.Tanh, new float[4], new float[3]);

        values.Should().Throw<ArgumentException>().WithMessage("There are 3 inputs but room for 4 results.*");
        derivatives.Should().Throw<ArgumentException>().WithMessage("There are 4 inputs but room for 3 results.*");
    }

    [Fact]
    public void Derivative_Softmax_IsRefused()
    {
        Action act = () => ActivationFunction.Derivative(Activation.Softmax, new float[2], new float[2]);
        act.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Evaluate_UnknownActivation_IsRefused()
    {
        Action act = () => ActivationFunction.Evaluate((Activation)99, new float[2], new float[2]);
        act.Should().Throw<ArgumentOutOfRangeException>();
    }

    private static float Value(Activation activation, float x)
    {
        float[] y = [0];
        ActivationFunction.Evaluate(activation, [x], y);
        return y[0];
    }

    private static float Derivative(Activation activation, float x)
    {
        float[] slope = [0];
        ActivationFunction.Derivative(activation, [x], slope);
        return slope[0];
    }
}
