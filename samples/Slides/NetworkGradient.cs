using FourPixel.Net;

namespace FourPixel.Slides;

/// <summary>
/// The slope of a network's error for each of its weights and biases: the change in error over the change in weight.
/// Found numerically or by backpropagation, it is the same; only the work differs.
/// </summary>
/// <param name="Slopes">
/// In the order in which the network keeps its parameters: layer by layer, weights [inputs, outputs] before biases.
/// </param>
/// <param name="Error">The mean loss over the rows, without regularization.</param>
/// <param name="ForwardPasses">The number of forward passes over the rows.</param>
/// <param name="BackwardPasses">The number of backward passes.</param>
public sealed record NetworkGradient(IReadOnlyList<float> Slopes, double Error, int ForwardPasses, int BackwardPasses)
{
    /// <summary>
    /// Calculates the slopes directly, by the chain rule: one pass forward and one back, for any number of weights.
    /// </summary>
    /// <param name="network">The network, which is not changed.</param>
    /// <param name="examples">At least one row.</param>
    /// <param name="options">The loss and its settings.</param>
    /// <exception cref="ArgumentException">The rows do not fit the network or the loss.</exception>
    public static NetworkGradient ByBackpropagation(Network network, ExampleSet examples, TrainingOptions options)
    {
        using NetworkError error = Prepare(network, examples, options);
        float[] slopes = error.Backpropagate();
        return new NetworkGradient(slopes, error.Measure(), ForwardPasses: 1, BackwardPasses: 1);
    }

    /// <summary>Wiggles each weight up and down and looks at the error: two passes forward for each weight.</summary>
    /// <param name="network">
    /// The network. Its weights are restored at the end, but don't use it during the call.
    /// </param>
    /// <param name="examples">At least one row.</param>
    /// <param name="options">The loss and its settings.</param>
    /// <param name="step">The size of a wiggle; positive. If it is too small, rounding errors dominate.</param>
    /// <exception cref="ArgumentException">The rows do not fit the network or the loss.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The step is not positive.</exception>
    public static NetworkGradient Numerically(Network network, ExampleSet examples, TrainingOptions options,
        float step = 1 / 128f)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step);
        using NetworkError error = Prepare(network, examples, options);
        int passes = 0;
        var slopes = new float[network.ParameterCount];
        Span<float> parameters = network.Parameters.Span;
        for (int i = 0; i < slopes.Length; i++)
        {
            float weight = parameters[i];
            double up = ErrorAt(weight + step);
            double down = ErrorAt(weight - step);
            network.Parameters.Span[i] = weight;
            slopes[i] = (float)((up - down) / ((double)(weight + step) - (weight - step)));

            double ErrorAt(float value)
            {
                network.Parameters.Span[i] = value;
                passes++;
                return error.Measure();
            }
        }
        return new NetworkGradient(slopes, error.Measure(), passes, BackwardPasses: 0);
    }

    private static NetworkError Prepare(Network network, ExampleSet examples, TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentNullException.ThrowIfNull(options);
        int targets = LossFunction.Create(options).TargetsPerRow(network.Outputs);
        if (examples.Rows == 0)
            throw new ArgumentException("There are no rows.", nameof(examples));
        if (examples.InputCount != network.Inputs || examples.TargetCount != targets)
            throw new ArgumentException($"The rows have {examples.InputCount} inputs and {examples.TargetCount} "
                + $"targets; the network and {options.Loss} take {network.Inputs} and {targets}.", nameof(examples));
        return new NetworkError(network, examples, options);
    }
}
