namespace FourPixel.Tool.Columns;

/// <summary>Notices whether the whole numbers of a column are all different, as those that count or name rows are.</summary>
internal sealed class WholeNumbers
{
    private const int Most = 1_000_000;

    private HashSet<float>? _seen = [];
    private float _least = float.PositiveInfinity, _greatest = float.NegativeInfinity;

    public bool AllDiffer => _seen != null;

    /// <summary>Whether the numbers are all from one to another, in any order.</summary>
    public bool AreConsecutive => _seen != null && (double)_greatest - _least == _seen.Count - 1;

    public void Add(float number)
    {
        if (_seen == null)
            return;
        _least = Math.Min(_least, number);
        _greatest = Math.Max(_greatest, number);
        if (number != MathF.Floor(number) || _seen.Count == Most || !_seen.Add(number))
            _seen = null;
    }
}
