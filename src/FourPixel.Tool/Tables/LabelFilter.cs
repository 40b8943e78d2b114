using FourPixel.Tool.Csv;

namespace FourPixel.Tool.Tables;

/// <summary>Shows the rows with a label: all, those to train on, or those that are held out, a fifth of each class.</summary>
/// <param name="classOf">The class of a row's label, counted from 0, always 0 where the label is a number; -1 where it is missing.</param>
/// <param name="classes">The number of classes.</param>
/// <param name="part">Which rows to show.</param>
/// <param name="seed">Decides which rows are held out.</param>
internal sealed class LabelFilter(Func<CsvRows, int> classOf, int classes, TablePart part, int seed)
{
    /// <summary>Of so many rows of a class in turn, one is held out.</summary>
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
