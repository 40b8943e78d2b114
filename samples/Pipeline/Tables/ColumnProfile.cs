using System.Globalization;

namespace FourPixel.Samples;

/// <summary>What a column of a table is found to hold, value by value.</summary>
internal sealed class ColumnProfile(string name, int index)
{
    private const NumberStyles PlainNumber =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private readonly Dictionary<string, int> _rowsOfValues = [];
    private string? _text;
    private string? _infinite;

    public string Name => name;

    /// <summary>The column's place in the file, counted from 0.</summary>
    public int Index => index;

    public int Missing { get; private set; }

    public int Present { get; private set; }

    /// <summary>The values that are not missing, each with the number of its rows.</summary>
    public IReadOnlyDictionary<string, int> RowsOfValues => _rowsOfValues;

    /// <summary>Whether every value that is not missing is a number.</summary>
    public bool IsNumeric => Present > 0 && _text == null;

    /// <summary>Whether a number is not whole.</summary>
    public bool HasFractions { get; private set; }

    public void Add(string value, int line)
    {
        if (IsMissing(value))
        {
            Missing++;
            return;
        }
        Present++;
        _rowsOfValues[value] = _rowsOfValues.GetValueOrDefault(value) + 1;
        if (!float.TryParse(value.AsSpan().TrimEnd(), PlainNumber, CultureInfo.InvariantCulture, out float number))
            _text ??= $"Line {line}: column '{name}' holds '{value}', which is no number.";
        else if (!float.IsFinite(number))
            _infinite ??= $"Line {line}: column '{name}' holds {value}, which is beyond the range of numbers.";
        else
            HasFractions |= number != MathF.Floor(number);
    }

    /// <summary>How the column can serve as a feature.</summary>
    public ColumnRole SuggestRole()
    {
        const int FewValues = 20;
        const double NearlyAll = 0.9;
        if (Present == 0)
            return ColumnRole.Empty;
        if (IsNumeric)
        {
            CheckNumbers();
            return ColumnRole.Number;
        }
        bool nearlyAllDiffer = RowsOfValues.Count > NearlyAll * Present;
        return Present > FewValues && nearlyAllDiffer ? ColumnRole.Identifier : ColumnRole.Text;
    }

    /// <summary>Refuses a column that does not hold numbers only.</summary>
    public void CheckNumbers()
    {
        if ((_text ?? _infinite) is string message)
            throw new InputException(message);
    }

    /// <summary>The different values: numbers by size, text by letter, capital or not.</summary>
    public IEnumerable<string> SortValues() => IsNumeric
        ? _rowsOfValues.Keys.OrderBy(value => float.Parse(value, CultureInfo.InvariantCulture))
        : _rowsOfValues.Keys.Order(StringComparer.Ordinal).Order(StringComparer.OrdinalIgnoreCase);

    private static bool IsMissing(string value) => value.Trim() is "" or "?" or "NA" or "N/A" or "NaN" or "nan";
}
