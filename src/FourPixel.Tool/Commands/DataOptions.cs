using System.CommandLine;
using System.Text;
using FourPixel.Tool.Csv;

namespace FourPixel.Tool.Commands;

/// <summary>The options for reading a CSV file, shared by all commands that read one.</summary>
internal sealed class DataOptions
{
    private readonly Option<string> _data = new("--data") { Description = "The CSV file.", HelpName = "FILE", Required = true };

    private readonly Option<string> _separator = new("--separator")
    {
        Description = "The separator between fields: comma, semicolon, tab, pipe, colon or space. Default: detected.",
        HelpName = "CHARACTER",
    };

    private readonly Option<bool> _noHeader = new("--no-header")
    {
        Description = "The first line is a row, not a header; the columns are named C1, C2 and so on. Default: detected.",
    };

    private readonly Option<string> _encoding = new("--encoding")
    {
        Description = "The character encoding, such as utf-8 or windows-1252. Default: detected.",
        HelpName = "NAME",
    };

    public void AddTo(Command command)
    {
        command.Add(_data);
        command.Add(_separator);
        command.Add(_noHeader);
        command.Add(_encoding);
    }

    /// <summary>Opens the file.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="wanted">The names of columns that it should have.</param>
    public CsvSource Open(ParseResult parsed, IReadOnlyList<string> wanted) => Open(parsed, parsed.GetRequiredValue(_data), wanted);

    /// <summary>Opens another file with the same format options.</summary>
    public CsvSource Open(ParseResult parsed, string path, IReadOnlyList<string> wanted)
    {
        char? separator = parsed.GetValue(_separator) is string text ? Separators.Parse(text) : null;
        Encoding? encoding = parsed.GetValue(_encoding) is string name ? EncodingFinder.Parse(name) : null;
        return CsvSource.Open(path, new FormatChoice(separator, parsed.GetValue(_noHeader), encoding), wanted);
    }
}
