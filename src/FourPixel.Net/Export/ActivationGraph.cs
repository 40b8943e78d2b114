using FourPixel.Net.Activations;

namespace FourPixel.Net.Export;

/// <summary>Activations as operations on batches. The less common ones are composed of basic operators.</summary>
internal static class ActivationGraph
{
    /// <param name="writer">The graph.</param>
    /// <param name="activation">The activation.</param>
    /// <param name="x">The name of the weighted sums, [rows, neurons].</param>
    /// <param name="output">The required name of the result; null for any. The identity has no result of its own.</param>
    /// <returns>The name of the result, [rows, neurons].</returns>
    public static string Write(IGraphWriter writer, Activation activation, string x, string? output = null)
    {
        return activation switch
        {
            Activation.Identity => x,
            Activation.Sigmoid => writer.Apply("Sigmoid", [x], output),
            Activation.Tanh => writer.Apply("Tanh", [x], output),
            Activation.ReLU => writer.Apply("Relu", [x], output),
            Activation.LeakyReLU => writer.Apply("LeakyRelu", [x], output),
            Activation.ELU => writer.Apply("Elu", [x], output),
            Activation.SELU => writer.Apply("Selu", [x], output),
            Activation.GELU => Gelu(writer, x, output),
            Activation.GELUTanh => GeluTanh(writer, x, output),
            Activation.SiLU => TimesSigmoid(writer, x, x, output),
            Activation.Mish => writer.Apply("Mul", [x, writer.Apply("Tanh", [writer.Apply("Softplus", [x])])], output),
            Activation.Softplus => writer.Apply("Softplus", [x], output),
            Activation.Softsign => writer.Apply("Softsign", [x], output),
            Activation.Exponential => writer.Apply("Exp", [writer.Apply("Min", [x, Number(writer, "MostExponent", Exponential.Saturation)])], output),
            Activation.Softmax => writer.Apply("Softmax", [x], output),
            _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "There is no ONNX form of it."),
        };
    }

    /// <summary>x (1 + erf(x / sqrt 2)) / 2, in the order that ONNX Runtime recognizes as one operation.</summary>
    private static string Gelu(IGraphWriter writer, string x, string? output)
    {
        string erf = writer.Apply("Erf", [writer.Apply("Div", [x, Number(writer, "SqrtTwo", Math.Sqrt(2))])]);
        string twice = writer.Apply("Mul", [x, writer.Apply("Add", [erf, Number(writer, "One", 1)])]);
        return writer.Apply("Mul", [twice, Number(writer, "Half", 0.5)], output);
    }

    /// <summary>
    /// x sigmoid(y) as x / (1 + e^-y): if e^-y is large, ONNX Runtime's own sigmoid is inaccurate, and x is large, too.
    /// </summary>
    private static string TimesSigmoid(IGraphWriter writer, string x, string y, string? output)
    {
        string power = writer.Apply("Exp", [writer.Apply("Neg", [y])]);
        return writer.Apply("Div", [x, writer.Apply("Add", [power, Number(writer, "One", 1)])], output);
    }

    /// <summary>x sigmoid(2u) with 2u = x (a + b x^2), a = 2 sqrt(2 / pi), b = 0.044715 a.</summary>
    private static string GeluTanh(IGraphWriter writer, string x, string? output)
    {
        double linear = 2 * Math.Sqrt(2 / Math.PI);
        string cubic = writer.Apply("Mul", [writer.Apply("Mul", [x, x]), Number(writer, "GeluCubic", 0.044715 * linear)]);
        string slope = writer.Apply("Add", [cubic, Number(writer, "GeluLinear", linear)]);
        return TimesSigmoid(writer, x, writer.Apply("Mul", [x, slope]), output);
    }

    private static string Number(IGraphWriter writer, string name, double value) =>
        writer.Constant(name, new[] { (float)value });
}
