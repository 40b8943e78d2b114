using System.Text.RegularExpressions;
using FourPixel.MLNet.Tests.Support;

namespace FourPixel.MLNet.Tests.Documentation;

/// <summary>A table of docs/options.md.</summary>
internal static partial class OptionsTable
{
    private static readonly string[] _lines = File.ReadAllLines(Path.Combine(Places.Repository, "docs", "options.md"));

    /// <summary>The first two cells of each row, below a header whose first cell is <paramref name="header"/>.</summary>
    public static (string First, string Second)[] Rows(string header) =>
    [
        .. _lines.SkipWhile(line => !line.StartsWith($"| {header} |", StringComparison.Ordinal)).Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Split('|')).Select(cells => (cells[1].Trim(), cells[2].Trim())),
    ];

    /// <summary>The first and the last cell of each row of options.</summary>
    public static IEnumerable<(string First, string Meaning)> Meanings() =>
        _lines.Select(line => line.Split('|')).Where(cells => cells.Length == 5).Select(cells => (cells[1].Trim(), cells[3].Trim()));

    /// <summary>All that stands in backticks in any table.</summary>
    public static HashSet<string> Names() => [.. _lines.Where(line => line.StartsWith('|')).SelectMany(NamesIn)];

    /// <summary>What stands in backticks.</summary>
    public static string[] NamesIn(string cell) => [.. Name().Matches(cell).Select(match => match.Groups[1].Value)];

    /// <summary>The numbers, which may have commas for thousands.</summary>
    public static double[] NumbersIn(string cell) =>
        [.. Number().Matches(cell).Select(match => double.Parse(match.Value.Replace(",", "", StringComparison.Ordinal)))];

    [GeneratedRegex("`([A-Za-z0-9]+)`")]
    private static partial Regex Name();

    [GeneratedRegex(@"\d+(,\d{3})*(\.\d+)?(e-\d+)?")]
    private static partial Regex Number();
}
