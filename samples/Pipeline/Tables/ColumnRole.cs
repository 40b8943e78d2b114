namespace FourPixel.Samples;

/// <summary>What a column is used as.</summary>
internal enum ColumnRole
{
    /// <summary>A feature: a number.</summary>
    Number,

    /// <summary>A feature: text, which becomes one-hot.</summary>
    Text,

    /// <summary>Left out: text that differs from row to row, so that nothing can be learned from it.</summary>
    Identifier,

    /// <summary>Left out: there is no value in any row.</summary>
    Empty,

    /// <summary>The column to predict.</summary>
    Label,
}
