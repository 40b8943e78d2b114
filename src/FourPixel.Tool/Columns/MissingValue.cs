namespace FourPixel.Tool.Columns;

/// <summary>The spellings of a missing value.</summary>
internal static class MissingValue
{
    private const int MaxMarkLength = 4;

    public static bool Is(ReadOnlySpan<char> field)
    {
        ReadOnlySpan<char> value = field.Trim();
        return value.IsEmpty
            || (value.Length <= MaxMarkLength && value is "?" or "-" or "NA" or "N/A" or "#N/A" or "NaN" or "nan" or "null" or "NULL");
    }
}
