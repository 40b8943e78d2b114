namespace FourPixel.Tool.Columns;

/// <summary>What the values of a column are.</summary>
internal enum ColumnKind
{
    /// <summary>Read as a number; NaN where it is missing.</summary>
    Number,

    /// <summary>Read as 1 or 0; NaN where it is missing.</summary>
    Boolean,

    /// <summary>Read as a date, maybe with a time; the first of all dates where it is missing.</summary>
    Date,

    /// <summary>Read as a category; empty where it is missing.</summary>
    Text,
}
