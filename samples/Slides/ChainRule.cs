using FourPixel.Net;

namespace FourPixel.Slides;

/// <summary>
/// The chain rule along one path through a network: derr/dweight is the product of the local derivatives. It is
/// compared with the engine's backpropagation for the same weight.
/// </summary>
/// <param name="Links">The steps of the path, from the weight to the error.</param>
/// <param name="ByBackpropagation">derr/dw1 by the engine.</param>
public sealed record ChainRule(IReadOnlyList<ChainLink> Links, double ByBackpropagation)
{
    /// <summary>The product of the local derivatives.</summary>
    public double Product => Links.Aggregate(1.0, (product, link) => product * link.LocalDerivative);

    /// <summary>The slides' example: y = x w1, e = y w2, so de/dw1 = dy/dw1 de/dy = x w2.</summary>
    /// <param name="x">The input.</param>
    /// <param name="w1">The weight in question.</param>
    /// <param name="w2">The weight after it.</param>
    public static ChainRule ThroughWeights(float x, float w1, float w2) => Along(x, (w1, Activation.Identity),
        (w2, Activation.Identity));

    /// <summary>A path of weights, each followed by a squash.</summary>
    /// <param name="x">The input.</param>
    /// <param name="path">
    /// The weights with their activations, not softmax; the derivative is that of the first weight.
    /// </param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static ChainRule Along(float x, params (float Weight, Activation Squash)[] path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var network = new Network(1, [.. path.SelectMany(step => new[] { new Dense(1), new Dense(1, step.Squash) })]);
        for (int i = 0; i < path.Length; i++)
        {
            network.Layers[2 * i].Weights[0] = path[i].Weight;
            network.Layers[(2 * i) + 1].Weights[0] = 1;
        }

        float[] values = [.. network.ForwardByLayer([x]).Select(layer => layer[0])];
        var links = new List<ChainLink>();
        for (int i = 0; i < path.Length; i++)
        {
            links.Add(i == 0
                ? new ChainLink("weight w1", "d(x w1)/dw1 = x", values[0], x)
                : new ChainLink($"weight w{i + 1}", $"d(y w{i + 1})/dy = w{i + 1}", values[2 * i], path[i].Weight));
            if (path[i].Squash != Activation.Identity)
                links.Add(Squash(path[i].Squash, values[2 * i], values[(2 * i) + 1]));
        }
        return new ChainRule(links, SlopesOfAnswer(network, [x])[0]);
    }

    /// <summary>Through a sum z = a + b + c + d + ...: dz/da = 1, so each term gets derr/dz.</summary>
    /// <param name="terms">At least one.</param>
    /// <returns>For each term, its path to the error: the sum, then the squash.</returns>
    /// <param name="squash">What follows the sum; not softmax.</param>
    public static IReadOnlyList<ChainRule> ThroughSum(IReadOnlyList<float> terms,
        Activation squash = Activation.Identity)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var network = new Network(terms.Count, [new Dense(1), new Dense(1, squash)]);
        terms.ToArray().CopyTo(network.Layers[0].Weights);
        network.Layers[1].Weights[0] = 1;
        float[] ones = [.. terms.Select(_ => 1f)];
        float[][] values = network.ForwardByLayer(ones);
        float[] slopes = SlopesOfAnswer(network, ones);

        List<ChainLink> links = [new ChainLink("sum", "d(a + b + c + d + ...)/da = 1", values[0][0], 1)];
        if (squash != Activation.Identity)
            links.Add(Squash(squash, values[0][0], values[1][0]));
        return [.. terms.Select((_, i) => new ChainRule(links, slopes[i]))];
    }

    private static ChainLink Squash(Activation squash, float sum, float answer)
    {
        Span<float> derivative = stackalloc float[1];
        ActivationFunction.Derivative(squash, [sum], derivative);
        string formula = squash switch
        {
            Activation.Sigmoid => "db/da = sigma(a) (1 - sigma(a))",
            Activation.ReLU => "db/da = 1 where a > 0, else 0",
            _ => "db/da",
        };
        return new ChainLink(squash.ToString(), formula, answer, derivative[0]);
    }

    /// <summary>
    /// The slopes of a network with one output. The target is 1 below the output, so that the slope of the error is 1.
    /// </summary>
    private static float[] SlopesOfAnswer(Network network, float[] inputs)
    {
        float truth = network.Forward(inputs)[0] - 1;
        return [.. NetworkGradient.ByBackpropagation(network, new ExampleSet(inputs, inputs.Length, [truth], 1),
            new TrainingOptions { Loss = Loss.MeanAbsoluteError }).Slopes];
    }
}

/// <summary>One step of a path from a weight to the error.</summary>
/// <param name="Through">The operation of the step.</param>
/// <param name="Formula">The local derivative as a formula.</param>
/// <param name="Value">The result of the step.</param>
/// <param name="LocalDerivative">The change of the result for a small change of the input.</param>
public sealed record ChainLink(string Through, string Formula, double Value, double LocalDerivative);
