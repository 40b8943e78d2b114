namespace FourPixel.Net.Pictures;

/// <summary>
/// Gradient ascent for several neurons at once, each on a picture of its own: all pictures are as bright as a pure one,
/// and each next one turns from the best so far towards its slope; by half as much where that was too far.
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

    /// <summary>Learns the sums and slopes of the pictures, and chooses the next ones.</summary>
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

    /// <summary>The largest sum that was reached; negative infinity where no picture moves the neuron.</summary>
    public float HighestOf(int neuron) => _highest[neuron];

    /// <summary>
    /// The picture that reached it, the strongest pixel at 1 or -1; grey where no picture moves the neuron.
    /// </summary>
    public float[] BestOf(int neuron) => PictureTile.Stretch(_best[(neuron * inputs)..((neuron + 1) * inputs)]);

    /// <summary>
    /// Goes the way that it slopes where it begins. Where that is flat, as mid-grey is where two opposite pictures
    /// count alike, tries a faint single white pixel, and then another.
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

    /// <summary>Makes a picture as bright as a pure one; false if it is grey all over.</summary>
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
