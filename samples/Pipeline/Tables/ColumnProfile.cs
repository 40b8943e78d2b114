using System.Globalization;

namespace FourPixel.Samples;

/// <summary>What a column of a table is found to hold, value by value.</summary>
internal sealed class ColumnProfile(string name, int index)
{
    private const NumberStyles PlainNumber =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private readonly Dictionary<string, int> _rowsOfValues = [];
    private bool _isText;
    private string? _infinite;

    public string Name => name;

    /// <summary>The column's place in the file, counted from 0.</summary>
    public int Index => index;

    public int Missing { get; private set; }

    public int Present { get; private set; }

    /// <summary>The values that are not missing, each with the number of its rows.</summary>
    public IReadOnlyDictionary<string, int> RowsOfValues => _rowsOfValues;

    /// <summary>Whether every value that is not missing is a number.</summary>
    public bool IsNumeric => Present > 0 && !_isText;

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
            _isText = true;
        else if (!float.IsFinite(number))
            _infinite ??= $"Line {line}: column '{name}' holds {value}, which is beyond the range of numbers.";
    }

    /// <summary>How the column can serve as a feature.</summary>
    public ColumnRole SuggestRole()
    {
        const int FewValues = 20;
        const double NearlyAll = 0.9;
        if (Present == 0)
            return ColumnRole.Empty;
        if (IsNumeric)
            return _infinite == null ? ColumnRole.Number : throw new InputException(_infinite);
        bool nearlyAllDiffer = RowsOfValues.Count > NearlyAll * Present;
        return Present > FewValues && nearlyAllDiffer ? ColumnRole.Identifier : ColumnRole.Text;
    }

    private static bool IsMissing(string value) => value.Trim() is "" or "?" or "NA" or "N/A" or "NaN" or "nan";
}
