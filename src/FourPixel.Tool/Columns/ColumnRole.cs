namespace FourPixel.Tool.Columns;

/// <summary>What a column is used as.</summary>
internal enum ColumnRole
{
    /// <summary>A feature.</summary>
    Feature,

    /// <summary>The column to predict.</summary>
    Label,

    /// <summary>The weight of each row.</summary>
    Weight,

    /// <summary>Ignored by <c>--ignore</c>.</summary>
    Ignored,

    /// <summary>Ignored: no row has a value.</summary>
    Empty,

    /// <summary>Ignored: all rows have the same value.</summary>
    Constant,

    /// <summary>Ignored: nearly all values differ.</summary>
    Identifier,

    /// <summary>Ignored: text without a frequent value.</summary>
    Rare,
}
