using FourPixel.Net.Scoring;

namespace FourPixel.Net.Export;

/// <summary>
/// The mean of several members' probabilities as operations on batches, with logits as input and output: log(mean of p) - log(mean of
/// 1 - p). Near 0, where that is inaccurate, the equivalent 2 atanh(mean of tanh(z / 2)) is used.
/// </summary>
internal static class LogitGraph
{
    private static readonly float[] _one = [1];
    private static readonly float[] _half = [0.5f];
    private static readonly float[] _two = [2];
    private static readonly float[] _least = [MemberMean.Minimum];

    /// <param name="writer">The graph.</param>
    /// <param name="logits">The names of the members' logits, [rows, 1] each.</param>
    /// <param name="output">The required name of the result.</param>
    public static void WriteMean(IGraphWriter writer, string[] logits, string output)
    {
        string[] powers = [.. logits.Select(logit => writer.Apply("Exp", [writer.Apply("Neg", [logit])]))];
        string[] yes = [.. powers.Select(power => OneOverOnePlus(writer, power))];
        string[] no = [.. logits.Select(logit => OneOverOnePlus(writer, writer.Apply("Exp", [logit])))];
        string far = writer.Apply("Sub", [LogOfMean(writer, yes), LogOfMean(writer, no)]);

        string half = writer.Constant("Half", _half);
        string tangent = writer.Apply("Mean", [.. logits.Select(logit => writer.Apply("Tanh", [writer.Apply("Mul", [logit, half])]))]);
        string near = writer.Apply("Mul", [writer.Apply("Atanh", [tangent]), writer.Constant("Two", _two)]);
        string isNear = writer.Apply("Less", [writer.Apply("Abs", [tangent]), half]);
        writer.Apply("Where", [isNear, near, far], output);
    }

    private static string OneOverOnePlus(IGraphWriter writer, string power)
    {
        string one = writer.Constant("One", _one);
        return writer.Apply("Div", [one, writer.Apply("Add", [power, one])]);
    }

    private static string LogOfMean(IGraphWriter writer, string[] probabilities)
    {
        string least = writer.Constant("Member.LeastMean", _least);
        return writer.Apply("Log", [writer.Apply("Max", [writer.Apply("Mean", probabilities), least])]);
    }
}
