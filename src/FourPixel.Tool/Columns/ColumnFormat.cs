namespace FourPixel.Tool.Columns;

/// <summary>The type of a column's values, and how they are written.</summary>
/// <param name="Kind">What they are.</param>
/// <param name="Pattern">For numbers, the decimal mark; for dates, the order of the parts; else empty.</param>
internal sealed record ColumnFormat(ColumnKind Kind, string Pattern = "")
{
    /// <summary>The format in words.</summary>
    public string Description => this switch
    {
        { Kind: ColumnKind.Number, Pattern: "," } => "number with decimal comma",
        { Kind: ColumnKind.Date } => $"date, {Pattern}",
        _ => Kind.ToString().ToLowerInvariant(),
    };
}
