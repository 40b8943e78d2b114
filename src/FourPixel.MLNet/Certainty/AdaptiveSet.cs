namespace FourPixel.MLNet;

/// <summary>
/// Adaptive prediction sets (Romano, Sesia and Candes, "Classification with valid and adaptive coverage", 2020): classes go into
/// a set from the most probable on, until enough probability is in it. A class's rank is the probability of all classes before it,
/// and half of its own: where the paper draws a random share, so that coverage is not overshot, this takes the mean one, and a
/// row always has the same set.
/// </summary>
internal sealed class AdaptiveSet(int classes)
{
    private readonly float[] _order = new float[classes];
    private readonly int[] _classes = new int[classes];
    private readonly double[] _ranks = new double[classes];

    /// <summary>The rank of every class, from the most probable to the least from 0 to 1.</summary>
    /// <param name="probabilities">One for each class.</param>
    public ReadOnlySpan<double> Ranks(ReadOnlySpan<float> probabilities)
    {
        for (int i = 0; i < classes; i++)
            (_order[i], _classes[i]) = (-probabilities[i], i);
        Array.Sort(_order, _classes);
        double before = 0;
        foreach (int place in _classes)
        {
            _ranks[place] = before + (probabilities[place] / 2.0);
            before += probabilities[place];
        }
        return _ranks;
    }

    /// <summary>The classes whose rank is within a threshold, and always the most probable one.</summary>
    public void Select(ReadOnlySpan<float> probabilities, double threshold, Span<bool> isInSet)
    {
        ReadOnlySpan<double> ranks = Ranks(probabilities);
        for (int i = 0; i < classes; i++)
            isInSet[i] = ranks[i] <= threshold || i == _classes[0];
    }
}
