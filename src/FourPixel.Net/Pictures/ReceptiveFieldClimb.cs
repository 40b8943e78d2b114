namespace FourPixel.Net.Pictures;

/// <summary>
/// Gradient ascent for several neurons at once, each on its own picture. All pictures have the brightness of a pure one.
/// Each step turns the best picture so far towards its gradient, by half as much if the last step was too long.
/// </summary>
internal sealed class ReceptiveFieldClimb(int inputs, int neurons)
{
    private const float SmallestTurn = 1 / 16f;

    private readonly float _length = MathF.Sqrt(inputs);
    private readonly int _maximumStarts = Math.Min(inputs, 8);
    private readonly float[] _best = new float[neurons * inputs];
    private readonly float[] _directions = new float[neurons * inputs];
    private readonly float[] _highest = [.. Enumerable.Repeat(float.NegativeInfinity, neurons)];
    private readonly float[] _turns = [.. Enumerable.Repeat(1f, neurons)];
    private readonly int[] _starts = new int[neurons];
    private readonly bool[] _climbing = new bool[neurons];
    private readonly bool[] _done = new bool[neurons];

    /// <summary>
    /// The pictures to try next, [neurons, inputs]; mid-grey at first, unless something is written here.
    /// </summary>
    public float[] Pictures { get; } = new float[neurons * inputs];

    public bool AreDone => Array.TrueForAll(_done, done => done);

    /// <summary>Takes the sums and gradients of the pictures, and chooses the next ones.</summary>
    public void Step(ReadOnlySpan<float> sums, ReadOnlySpan<float> slopes)
    {
        for (int neuron = 0; neuron < neurons; neuron++)
        {
            ReadOnlySpan<float> slope = slopes.Slice(neuron * inputs, inputs);
            if (_done[neuron])
                continue;
            if (_climbing[neuron])
                Climb(neuron, sums[neuron], slope);
            else
                Start(neuron, slope);
        }
    }

    /// <summary>The largest sum; negative infinity if no picture activates the neuron.</summary>
    public float HighestOf(int neuron) => _highest[neuron];

    /// <summary>
    /// The picture with this sum, the strongest pixel at 1 or -1; grey if no picture activates the neuron.
    /// </summary>
    public float[] BestOf(int neuron) => PictureTile.Stretch(_best[(neuron * inputs)..((neuron + 1) * inputs)]);

    /// <summary>
    /// Starts in the direction of the gradient. If the gradient is 0, as for mid-grey if two opposite pictures
    /// have the same sum, tries a faint single white pixel, and then another.
    /// </summary>
    private void Start(int neuron, ReadOnlySpan<float> slope)
    {
        Span<float> picture = Pictures.AsSpan(neuron * inputs, inputs);
        _climbing[neuron] = Aim(neuron, slope);
        picture.Clear();
        if (_climbing[neuron])
            _directions.AsSpan(neuron * inputs, inputs).CopyTo(picture);
        else if (_starts[neuron] < _maximumStarts)
            picture[_starts[neuron]++ * inputs / _maximumStarts] = 0.01f * _length;
        else
            _done[neuron] = true;
    }

    private void Climb(int neuron, float sum, ReadOnlySpan<float> slope)
    {
        Span<float> picture = Pictures.AsSpan(neuron * inputs, inputs);
        Span<float> best = _best.AsSpan(neuron * inputs, inputs);
        if (sum > _highest[neuron])
        {
            bool isEnough = sum - _highest[neuron] < 1e-4f * MathF.Abs(sum);
            _highest[neuron] = sum;
            picture.CopyTo(best);
            _done[neuron] = isEnough || !Aim(neuron, slope);
        }
        else
        {
            _turns[neuron] /= 2;
            _done[neuron] = _turns[neuron] < SmallestTurn;
        }

        for (int i = 0; i < inputs; i++)
            picture[i] = best[i] + (_turns[neuron] * (_directions[(neuron * inputs) + i] - best[i]));
        Lengthen(picture, picture);
    }

    private bool Aim(int neuron, ReadOnlySpan<float> slope) => Lengthen(slope,
        _directions.AsSpan(neuron * inputs, inputs));

    /// <summary>Normalizes the brightness of a picture; false if it is all grey.</summary>
    private bool Lengthen(ReadOnlySpan<float> source, Span<float> destination)
    {
        double square = 0;
        foreach (float value in source)
            square += (double)value * value;
        double scale = _length / Math.Sqrt(square);
        if (!(square > 0) || !double.IsFinite(scale))
            return false;
        for (int i = 0; i < inputs; i++)
            destination[i] = (float)(source[i] * scale);
        return true;
    }
}
