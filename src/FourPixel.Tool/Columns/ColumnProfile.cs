namespace FourPixel.Tool.Columns;

/// <summary>Collects statistics of a column's values, and suggests its type.</summary>
internal sealed class ColumnProfile(string name, int index)
{
    /// <summary>The share of the values that must be readable; the others count as missing.</summary>
    private const double EnoughReadable = 0.95;

    private const int FewValues = 20;

    private readonly Dictionary<string, int> _dates = [];
    private readonly WholeNumbers _wholeNumbers = new();
    private int _points, _commas, _booleans;
    private bool _hasCommas;
    private float _least = float.PositiveInfinity, _greatest = float.NegativeInfinity;

    public string Name => name;

    /// <summary>The column's place in the file, counted from 0.</summary>
    public int Index => index;

    public int Missing { get; private set; }

    public int Present { get; private set; }

    /// <summary>Whether every value that is not missing is a number.</summary>
    public bool IsNumeric => Present > 0 && Math.Max(_points, _commas) == Present;

    /// <summary>Whether there are numbers with fractions.</summary>
    public bool HasFractions { get; private set; }

    /// <summary>Whether a date has a time of day.</summary>
    public bool HasTimes { get; private set; }

    /// <summary>Whether all rows have the same number.</summary>
    public bool IsConstantNumber => _points == Present && Missing == 0 && _least == _greatest;

    /// <summary>Whether the numbers are row numbers or identifiers.</summary>
    public bool IsNumberOfRow => _points == Present && Missing == 0 && Present > FewValues && _wholeNumbers.AllDiffer
        && (_wholeNumbers.AreConsecutive || HasNameOfIdentifier);

    private bool HasNameOfIdentifier =>
        name.Equals("id", StringComparison.OrdinalIgnoreCase) || name.EndsWith("Id", StringComparison.Ordinal)
        || name.EndsWith("ID", StringComparison.Ordinal) || name.EndsWith("_id", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(" id", StringComparison.OrdinalIgnoreCase);

    public void Add(ReadOnlySpan<char> field)
    {
        if (MissingValue.Is(field))
        {
            Missing++;
            return;
        }
        Present++;
        bool isNumber = AddNumber(field);
        if (Booleans.TryParse(field, out _))
            _booleans++;
        else if (!isNumber)
            AddDate(field.ToString());
    }

    /// <summary>Suggests the format of the values.</summary>
    /// <param name="separator">The file's separator: with semicolons, "1,234" is more likely to have a decimal comma.</param>
    public ColumnFormat SuggestFormat(char separator)
    {
        if (_booleans == Present && _points < Present)
            return new ColumnFormat(ColumnKind.Boolean);
        bool commaIsDecimal = _commas > _points || (_commas == _points && _hasCommas && separator == ';');
        if (AreEnough(Math.Max(_points, _commas)))
            return new ColumnFormat(ColumnKind.Number, commaIsDecimal ? "," : ".");
        string date = Dates.Patterns.MaxBy(_dates.GetValueOrDefault)!;
        return AreEnough(_dates.GetValueOrDefault(date))
            ? new ColumnFormat(ColumnKind.Date, date)
            : new ColumnFormat(ColumnKind.Text);
    }

    private bool AreEnough(int readable) =>
        Present > 0 && (readable == Present || (Present > FewValues && readable >= EnoughReadable * Present));

    private bool AddNumber(ReadOnlySpan<char> field)
    {
        bool hasComma = field.Contains(',');
        bool withPoint = Numbers.TryParse(field, '.', out float number);
        bool withComma = hasComma || field.Contains('.') ? Numbers.TryParse(field, ',', out _) : withPoint;
        _hasCommas |= hasComma;
        _points += withPoint ? 1 : 0;
        _commas += withComma ? 1 : 0;
        if (withPoint)
            AddValue(number);
        else
            HasFractions |= withComma;
        return withPoint || withComma;
    }

    private void AddValue(float number)
    {
        HasFractions |= number != MathF.Floor(number);
        _least = Math.Min(_least, number);
        _greatest = Math.Max(_greatest, number);
        _wholeNumbers.Add(number);
    }

    private void AddDate(string field)
    {
        foreach (string pattern in Dates.FindPatterns(field))
        {
            _dates[pattern] = _dates.GetValueOrDefault(pattern) + 1;
            HasTimes |= field.Contains(':');
        }
    }
}
