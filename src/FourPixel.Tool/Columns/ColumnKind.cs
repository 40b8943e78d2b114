namespace FourPixel.Tool.Columns;

/// <summary>What the values of a column are.</summary>
internal enum ColumnKind
{
    /// <summary>Read as a number; NaN if it is missing.</summary>
    Number,

    /// <summary>Read as 1 or 0; NaN if it is missing.</summary>
    Boolean,

    /// <summary>Read as a date, with or without a time; <see cref="DateTime.MinValue"/> if it is missing.</summary>
    Date,

    /// <summary>Read as a category; empty if it is missing.</summary>
    Text,
}
