using System.Text.Json;
using System.Text.Json.Serialization;
using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Activations;

/// <summary>Every activation against PyTorch.</summary>
public class ActivationReferenceTests
{
    /// <summary>16 + 8 + 4 + 3 copies, so that every number passes through registers of every width.</summary>
    private const int Copies = 31;

    private static readonly Dictionary<string, JsonElement> _fixture =
        Fixture.Load<Dictionary<string, JsonElement>>("activations");

    public static readonly TheoryData<Activation, string> Names = new()
    {
        { Activation.Identity, "identity" },
        { Activation.Sigmoid, "sigmoid" },
        { Activation.Tanh, "tanh" },
        { Activation.ReLU, "relu" },
        { Activation.LeakyReLU, "leaky_relu_0_01" },
        { Activation.ELU, "elu" },
        { Activation.SELU, "selu" },
        { Activation.GELU, "gelu_erf" },
        { Activation.GELUTanh, "gelu_tanh" },
        { Activation.SiLU, "silu" },
        { Activation.Mish, "mish" },
        { Activation.Softplus, "softplus" },
        { Activation.Softsign, "softsign" },
    };

    private sealed record Curve(double[] X, double[] Y, [property: JsonPropertyName("dy_dx")] double[] Slope);

    private sealed record Rows(double[][] X, double[][] Y, double[][] LogY);

    [Fact]
    public void Fixture_EveryActivation_IsCompared() =>
        _fixture.Keys.Should().BeEquivalentTo([.. Names.Select(row => (string)row[1]), "softmax"]);

    [Theory]
    [MemberData(nameof(Names))]
    public void Evaluate_PyTorchInputs_GivesPyTorchValues(Activation activation, string name)
    {
        Curve curve = Fixture.Read<Curve>(_fixture[name]);
        for (int i = 0; i < curve.X.Length; i++)
        {
            var y = new float[Copies];
            ActivationFunction.Evaluate(activation, Repeated(curve.X[i]), y);
            y.ShouldBeCloseTo([.. Enumerable.Repeat(curve.Y[i], Copies)], $"{activation}({curve.X[i]})");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Derivative_PyTorchInputs_GivesPyTorchDerivatives(Activation activation, string name)
    {
        Curve curve = Fixture.Read<Curve>(_fixture[name]);
        for (int i = 0; i < curve.X.Length; i++)
        {
            var slope = new float[Copies];
            ActivationFunction.Derivative(activation, Repeated(curve.X[i]), slope);
            // SELU's is y + 1.76, so it has the rounding of numbers of that size, however small it is itself.
            slope.ShouldBeCloseTo([.. Enumerable.Repeat(curve.Slope[i], Copies)], $"{activation}'({curve.X[i]})",
                size: activation == Activation.SELU ? 1.76 : 1);
        }
    }

    [Fact]
    public void Softmax_PyTorchInputs_GivesPyTorchProbabilities()
    {
        Rows rows = Fixture.Read<Rows>(_fixture["softmax"]);
        for (int i = 0; i < rows.X.Length; i++)
        {
            var y = new float[rows.X[i].Length];
            ActivationFunction.Evaluate(Activation.Softmax, Fixture.Single(rows.X[i]), y);
            y.ShouldBeCloseTo(rows.Y[i], $"softmax of row {i}");
        }
    }

    [Fact]
    public void Softmax_PyTorchInputs_KeepsTheDigitsOfSmallProbabilities()
    {
        Rows rows = Fixture.Read<Rows>(_fixture["softmax"]);
        for (int i = 0; i < rows.X.Length; i++)
        {
            var y = new float[rows.X[i].Length];
            ActivationFunction.Evaluate(Activation.Softmax, Fixture.Single(rows.X[i]), y);
            Fixture.Single([.. y.Select(p => Math.Log(p))]).ShouldBeCloseTo(rows.LogY[i], $"log softmax of row {i}");
        }
    }

    private static float[] Repeated(double x) => [.. Enumerable.Repeat((float)x, Copies)];
}
