namespace FourPixel.Tool.Columns;

/// <summary>What a column is used as.</summary>
internal enum ColumnRole
{
    /// <summary>Something to predict from.</summary>
    Feature,

    /// <summary>The column to predict.</summary>
    Label,

    /// <summary>How much each row counts.</summary>
    Weight,

    /// <summary>Left out: the user says so.</summary>
    Ignored,

    /// <summary>Left out: no row has a value.</summary>
    Empty,

    /// <summary>Left out: all rows have the same value.</summary>
    Constant,

    /// <summary>Left out: nearly all rows have another value, from which nothing can be learned about others.</summary>
    Identifier,

    /// <summary>Left out: text of which no value is frequent enough.</summary>
    Rare,
}
