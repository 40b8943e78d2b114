using System.Text.RegularExpressions;
using FourPixel.MLNet.Tests.Support;

namespace FourPixel.MLNet.Tests.Documentation;

/// <summary>The messages in docs/troubleshooting.md are those of the code.</summary>
public sealed partial class TroubleshootingTests
{
    private static readonly string[] _headers = ["| Message |", "| Warning |"];

    [Fact]
    public void Messages_OfThePage_AreInTheSource()
    {
        SourceText[] sources = SourceText.ReadAll();
        string[] messages = [.. Messages()];

        messages.Should().HaveCountGreaterThan(100);
        messages.Where(message => !sources.Any(source => PiecesOf(message).All(source.Contains))).Should().BeEmpty();
    }

    /// <summary>The code in the first cells of the tables of messages.</summary>
    private static IEnumerable<string> Messages()
    {
        bool isOfMessages = false;
        foreach (string line in File.ReadLines(Path.Combine(Places.Repository, "docs", "troubleshooting.md")))
        {
            if (!line.StartsWith('|') || _headers.Any(line.StartsWith))
                isOfMessages = line.StartsWith('|');
            else if (isOfMessages)
            {
                foreach (Match message in Code().Matches(line.Split(" | ")[0]))
                    yield return message.Groups[1].Value;
            }
        }
    }

    /// <summary>The parts of a message between its placeholders.</summary>
    private static IEnumerable<string> PiecesOf(string message) => Placeholder().Split(message).Where(piece => piece.Length > 0);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\{[A-Z]+\}")]
    private static partial Regex Placeholder();
}
