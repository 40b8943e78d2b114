using FourPixel.Net;
using FourPixel.Net.Activations;

namespace FourPixel.Slides;

/// <summary>An activation or a loss with its derivative, as points of a curve, computed by the engine.</summary>
/// <param name="Name">The activation or the loss.</param>
/// <param name="X">From left to right.</param>
/// <param name="Y">The value at each x.</param>
/// <param name="Slope">The derivative at each x.</param>
public sealed record Curve(string Name, IReadOnlyList<float> X, IReadOnlyList<float> Y, IReadOnlyList<float> Slope)
{
    /// <summary>
    /// y = activation(x). For softmax, the first of two probabilities if the other sum is 0.
    /// </summary>
    /// <param name="activation">Any activation.</param>
    /// <param name="from">The first x.</param>
    /// <param name="to">The last x; above the first.</param>
    /// <param name="points">At least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such activation, or the range is empty.</exception>
    public static Curve OfActivation(Activation activation, float from = -4, float to = 4, int points = 161)
    {
        float[] x = Range(from, to, points);
        float[] y = new float[points];
        float[] slope = new float[points];
        if (activation != Activation.Softmax)
        {
            ActivationFunction.Evaluate(activation, x, y);
            ActivationFunction.Derivative(activation, x, slope);
            return new Curve(activation.ToString(), x, y, slope);
        }

        Span<float> pair = stackalloc float[2];
        for (int i = 0; i < points; i++)
        {
            ActivationFunction.Evaluate(activation, [x[i], 0], pair);
            y[i] = pair[0];
            Span<float> derivatives = [1, 0];
            Softmax.Backward(pair, derivatives, columns: 2);
            slope[i] = derivatives[0];
        }
        return new Curve(activation.ToString(), x, y, slope);
    }

    /// <summary>
    /// The loss of an output x. For a loss that includes the output activation, x is the raw output; for categorical
    /// cross-entropy, that of the first of two classes if the other is 0 and the first class is the target.
    /// </summary>
    /// <param name="loss">Any loss, at its default settings.</param>
    /// <param name="truth">The truth; not used for categorical cross-entropy.</param>
    /// <param name="from">The first x.</param>
    /// <param name="to">The last x; above the first.</param>
    /// <param name="points">At least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such loss, or the range is empty.</exception>
    public static Curve OfLoss(Loss loss, float truth = 1, float from = -4, float to = 4, int points = 161)
    {
        LossFunction function = LossFunction.Create(new TrainingOptions { Loss = loss });
        float[] x = Range(from, to, points);
        float[] y = new float[points];
        float[] slope = new float[points];
        Span<float> gradient = stackalloc float[2];
        for (int i = 0; i < points; i++)
        {
            y[i] = (float)(loss == Loss.CategoricalCrossEntropy
                ? function.Evaluate([x[i], 0], [0], default, gradient, rows: 1)
                : function.Evaluate([x[i]], [truth], default, gradient[..1], rows: 1));
            slope[i] = gradient[0];
        }
        return new Curve(loss.ToString(), x, y, slope);
    }

    private static float[] Range(float from, float to, int points)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 2);
        if (!(to > from && float.IsFinite(to - from)))
            throw new ArgumentOutOfRangeException(nameof(to), to,
                $"The curve begins at {from}, so it has to end above that.");
        return [.. Enumerable.Range(0, points).Select(i => from + ((to - from) * i / (points - 1)))];
    }
}
