using System.Globalization;

namespace FourPixel.Tool.Columns;

/// <summary>Parses numbers: 1234.5, 1,234.5 or 1 234.5, and with a decimal comma 1234,5, 1.234,5 or 1'234,5.</summary>
internal static class Numbers
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite
        | NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private const int MaxNumberLength = 64, GroupLength = 3;

    /// <param name="field">The text.</param>
    /// <param name="decimalMark">A point or a comma. The other one, spaces and apostrophes may separate thousands.</param>
    /// <param name="number">The number, which is finite.</param>
    public static bool TryParse(ReadOnlySpan<char> field, char decimalMark, out float number)
    {
        if (decimalMark == '.' && TryParsePlain(field, out number))
            return true;
        Span<char> plain = stackalloc char[MaxNumberLength];
        number = 0;
        return TryRemoveGroups(field.Trim(), decimalMark, plain, out int length) && TryParsePlain(plain[..length], out number);
    }

    private static bool TryParsePlain(ReadOnlySpan<char> field, out float number) =>
        float.TryParse(field, Plain, CultureInfo.InvariantCulture, out number) && float.IsFinite(number);

    /// <summary>
    /// Writes the number with a decimal point and without marks between thousands; each mark needs three digits after it.
    /// </summary>
    private static bool TryRemoveGroups(ReadOnlySpan<char> field, char decimalMark, Span<char> plain, out int length)
    {
        length = 0;
        if (field.Length > plain.Length)
            return false;
        int whole = field.IndexOf(decimalMark);
        whole = whole < 0 ? field.Length : whole;
        char group = '\0';
        for (int i = 0; i < field.Length; i++)
        {
            char character = field[i];
            if (i == whole)
                plain[length++] = '.';
            else if (!IsGroupMark(character, decimalMark))
                plain[length++] = character;
            else if (IsBetweenDigits(field[..whole], i) && (group == '\0' || group == character))
                group = character;
            else
                return false;
        }
        return true;
    }

    private static bool IsGroupMark(char character, char decimalMark) =>
        character is ' ' or '\'' or '\u00A0' or '\u202F' || character == (decimalMark == '.' ? ',' : '.');

    /// <summary>Whether there is a digit before the mark, and exactly three after it.</summary>
    private static bool IsBetweenDigits(ReadOnlySpan<char> whole, int mark)
    {
        if (mark < 1 || mark + GroupLength >= whole.Length || !char.IsAsciiDigit(whole[mark - 1]))
            return false;
        ReadOnlySpan<char> group = whole.Slice(mark + 1, GroupLength);
        int next = mark + 1 + GroupLength;
        return group.IndexOfAnyExceptInRange('0', '9') < 0 && (next == whole.Length || !char.IsAsciiDigit(whole[next]));
    }
}
