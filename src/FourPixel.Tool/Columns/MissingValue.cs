namespace FourPixel.Tool.Columns;

/// <summary>The ways to write that there is no value.</summary>
internal static class MissingValue
{
    private const int LongestMark = 4;

    public static bool Is(ReadOnlySpan<char> field)
    {
        ReadOnlySpan<char> value = field.Trim();
        return value.IsEmpty
            || (value.Length <= LongestMark && value is "?" or "-" or "NA" or "N/A" or "#N/A" or "NaN" or "nan" or "null" or "NULL");
    }
}
