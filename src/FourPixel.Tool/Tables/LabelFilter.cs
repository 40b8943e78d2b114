using FourPixel.Tool.Csv;

namespace FourPixel.Tool.Tables;

/// <summary>Selects the rows with a label: all, the training rows, or the held-out rows, a fifth of each class.</summary>
/// <param name="classOf">The class of a row's label, counted from 0, always 0 for a number; -1 if the label is missing.</param>
/// <param name="classes">The number of classes.</param>
/// <param name="part">Which rows to show.</param>
/// <param name="seed">The random seed of the held-out rows.</param>
internal sealed class LabelFilter(Func<CsvRows, int> classOf, int classes, TablePart part, int seed)
{
    /// <summary>One of this many consecutive rows of a class is held out.</summary>
    private const int OneOf = 5;

    private readonly Random _random = new(seed);
    private readonly int[] _seen = new int[classes], _heldOut = new int[classes];

    public bool Shows(CsvRows rows)
    {
        int label = classOf(rows);
        if (label < 0)
            return false;
        if (part == TablePart.All)
            return true;
        int place = _seen[label]++ % OneOf;
        if (place == 0)
            _heldOut[label] = _random.Next(OneOf);
        return place == _heldOut[label] == (part == TablePart.HeldOut);
    }
}
