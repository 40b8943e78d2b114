namespace FourPixel.Tool.Columns;

/// <summary>Roles in words.</summary>
internal static class Roles
{
    public static string Describe(ColumnRole role) => role switch
    {
        ColumnRole.Ignored => "--ignore",
        ColumnRole.Empty => "no value",
        ColumnRole.Constant => "a single value",
        ColumnRole.Identifier => "nearly all values differ",
        ColumnRole.Rare => "no value is frequent",
        _ => role.ToString().ToLowerInvariant(),
    };

    /// <summary>Whether the column is ignored without <c>--ignore</c>.</summary>
    public static bool IsLeftOut(ColumnRole role) =>
        role is ColumnRole.Empty or ColumnRole.Constant or ColumnRole.Identifier or ColumnRole.Rare;
}
