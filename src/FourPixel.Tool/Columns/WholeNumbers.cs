namespace FourPixel.Tool.Columns;

/// <summary>Detects whether all whole numbers of a column differ, as row numbers and identifiers do.</summary>
internal sealed class WholeNumbers
{
    private const int MaxNumbers = 1_000_000;

    private HashSet<float>? _seen = [];
    private float _least = float.PositiveInfinity, _greatest = float.NegativeInfinity;

    public bool AllDiffer => _seen != null;

    /// <summary>Whether the numbers are consecutive, in any order.</summary>
    public bool AreConsecutive => _seen != null && (double)_greatest - _least == _seen.Count - 1;

    public void Add(float number)
    {
        if (_seen == null)
            return;
        _least = Math.Min(_least, number);
        _greatest = Math.Max(_greatest, number);
        if (number != MathF.Floor(number) || _seen.Count == MaxNumbers || !_seen.Add(number))
            _seen = null;
    }
}
