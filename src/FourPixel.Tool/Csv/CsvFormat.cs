using System.Text;

namespace FourPixel.Tool.Csv;

/// <summary>The format of a CSV file.</summary>
/// <param name="Separator">The character between two fields.</param>
/// <param name="HasHeader">Whether the first line has the names of the columns.</param>
/// <param name="Encoding">The encoding, unless a byte order mark overrides it.</param>
internal sealed record CsvFormat(char Separator, bool HasHeader, Encoding Encoding)
{
    /// <summary>The format in words.</summary>
    public string Description =>
        $"{Separators.NameOf(Separator)}, {(HasHeader ? "header" : "no header")}, {Encoding.WebName}";
}
