namespace FourPixel.Net;

/// <summary>
/// Scales each output o of a network: y = shift + scale o. With the mean and the standard deviation of a target, the network is
/// trained on a target of mean 0 and standard deviation 1, and predicts in the target's units.
/// </summary>
/// <remarks>
/// The sum is computed in double precision and rounded once, so that a large shift does not cost digits. A single-precision bias
/// in the last layer would lose them.
/// </remarks>
public sealed class OutputScaler
{
    private readonly double[] _shift;
    private readonly double[] _scale;

    /// <summary>Creates a scaler. The arrays are not copied.</summary>
    /// <param name="shift">The center of each target; finite.</param>
    /// <param name="scale">The spread of each target; finite and at least 0. With 0, the output is always the shift.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a number is out of range.</exception>
    public OutputScaler(double[] shift, double[] scale)
    {
        ArgumentNullException.ThrowIfNull(shift);
        ArgumentNullException.ThrowIfNull(scale);
        if (shift.Length != scale.Length)
            throw new ArgumentException($"There are {shift.Length} shifts but {scale.Length} scales.", nameof(scale));
        if (Array.FindIndex(shift, value => !double.IsFinite(value)) is int wrong and >= 0)
            throw new ArgumentException($"The shift of output {wrong} is {shift[wrong]}; it must be finite.", nameof(shift));
        if (Array.FindIndex(scale, value => !(value >= 0 && double.IsFinite(value))) is int negative and >= 0)
            throw new ArgumentException($"The scale of output {negative} is {scale[negative]}; it must be at least 0 and finite.", nameof(scale));
        _shift = shift;
        _scale = scale;
    }

    /// <summary>Gets the number that is added to each output after the multiplication.</summary>
    public ReadOnlySpan<double> Shift => _shift;

    /// <summary>Gets the factor of each output.</summary>
    public ReadOnlySpan<double> Scale => _scale;

    /// <summary>Gets the number of outputs.</summary>
    public int Count => _shift.Length;

    /// <summary>From the network's units to those of the targets, in place. Finite outputs stay finite.</summary>
    /// <param name="outputs">[rows, <see cref="Count"/>], row by row.</param>
    internal void Apply(Span<float> outputs)
    {
        for (; outputs.Length > 0; outputs = outputs[Count..])
        {
            for (int i = 0; i < _shift.Length; i++)
                outputs[i] = (float)Math.Clamp(_shift[i] + (_scale[i] * outputs[i]), float.MinValue, float.MaxValue);
        }
    }

    /// <summary>From the units of the targets to the network's, in place; 0 where the scale is 0.</summary>
    /// <param name="targets">One row.</param>
    internal void Invert(Span<float> targets)
    {
        for (int i = 0; i < targets.Length; i++)
            targets[i] = _scale[i] == 0 ? 0 : (float)((targets[i] - _shift[i]) / _scale[i]);
    }
}
