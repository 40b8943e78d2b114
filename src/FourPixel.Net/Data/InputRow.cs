namespace FourPixel.Net.Data;

/// <summary>One row of inputs: dense, or sparse with the nonzero values and their columns.</summary>
internal readonly ref struct InputRow
{
    /// <param name="values">One for each column.</param>
    public InputRow(ReadOnlySpan<float> values) => Values = values;

    /// <param name="columns">Ascending.</param>
    /// <param name="values">One for each of these columns; all others are 0.</param>
    public InputRow(ReadOnlySpan<int> columns, ReadOnlySpan<float> values)
    {
        Columns = columns;
        Values = values;
        IsSparse = true;
    }

    public ReadOnlySpan<float> Values { get; }

    /// <summary>Empty if the row is dense.</summary>
    public ReadOnlySpan<int> Columns { get; }

    public bool IsSparse { get; }

    /// <summary>Checks that a sparse row has equal lengths, and ascending columns below the number of columns.</summary>
    public static void Check(ReadOnlySpan<int> columns, ReadOnlySpan<float> values, int count)
    {
        if (columns.Length != values.Length)
            throw new ArgumentException($"There are {columns.Length} columns but {values.Length} values.", nameof(values));
        int least = 0;
        foreach (int column in columns)
        {
            if (column < least || column >= count)
                throw new ArgumentException($"Column {column} is out of order or out of range; columns must be ascending and below {count}.", nameof(columns));
            least = column + 1;
        }
    }

    /// <summary>The column of the i-th value.</summary>
    public int ColumnOf(int i) => IsSparse ? Columns[i] : i;

    /// <summary>The value in a column.</summary>
    public float ValueOf(int column)
    {
        if (!IsSparse)
            return Values[column];
        int i = Columns.BinarySearch(column);
        return i < 0 ? 0 : Values[i];
    }
}
