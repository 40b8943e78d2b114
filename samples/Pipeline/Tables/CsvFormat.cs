namespace FourPixel.Samples;

/// <summary>How a text file holds a table.</summary>
internal sealed record CsvFormat(char Separator, bool HasHeader)
{
    private const string Separators = ",;|:\t ";

    /// <summary>Turns what the user writes, a character or its name, into a separator.</summary>
    public static char ParseSeparator(string text) => text.ToLowerInvariant() switch
    {
        "comma" => ',',
        "semicolon" => ';',
        "pipe" => '|',
        "colon" => ':',
        "tab" or "\\t" => '\t',
        "space" => ' ',
        { Length: 1 } one when Separators.Contains(one) => one[0],
        _ => throw new InputException($"--separator is '{text}'; it has to be "
            + "comma, semicolon, pipe, colon, tab or space, by name or as the character."),
    };
}
