using System.Text.RegularExpressions;
using FourPixel.MLNet.Tests.Support;

namespace FourPixel.MLNet.Tests.Documentation;

/// <summary>The messages in docs/troubleshooting.md are those of the code, and those of the code are in it.</summary>
public sealed partial class TroubleshootingTests
{
    /// <summary>A part of a message that is shorter is not looked for.</summary>
    private const int Telling = 12;

    private static readonly string[] _headers = ["| Message |", "| Warning |"];

    /// <summary>Types in messages of ML.NET, and what no user can bring about.</summary>
    private static readonly string[] _notForUsers =
    [
        "known-size vector of Single", "Single or known-size vector of Single", "Not an activation of one neuron by itself.",
        "upperBoundColumnName", "There is no ONNX form of it.", "Not a weight initialization.", "It does not step by batches.", "There is one process only.",
        $"Column '{SourceText.Hole}' is of type {SourceText.Hole}, not {SourceText.Hole}.",
    ];

    private static readonly string _page = File.ReadAllText(Path.Combine(Places.Repository, "docs", "troubleshooting.md"));

    [Fact]
    public void Messages_OfThePage_AreInTheSource()
    {
        SourceText[] sources = SourceText.ReadAll();
        string[] messages = [.. Messages()];

        messages.Should().HaveCountGreaterThan(100);
        messages.Where(message => !sources.Any(source => PiecesOf(message).All(source.Contains))).Should().BeEmpty();
    }

    [Fact]
    public void Messages_OfExceptions_AreOnThePage()
    {
        // Lessons and pictures have examples only.
        string[] thrown = [.. SourceText.ReadAll(except: "Pictures").SelectMany(source => source.Thrown).Except(_notForUsers)];

        thrown.Should().HaveCountGreaterThan(100);
        thrown.Where(text => !IsOnPage(text)).Should().BeEmpty();
    }

    /// <summary>Whether the page has a telling part of a message.</summary>
    private static bool IsOnPage(string text)
    {
        string[] pieces = [.. Pieces().Split(text).Select(piece => piece.Trim()).Where(piece => piece.Length >= Telling)];
        return pieces.Length == 0 || pieces.Any(piece => _page.Contains(piece, StringComparison.Ordinal));
    }

    /// <summary>The code in the first cells of the tables of messages.</summary>
    private static IEnumerable<string> Messages()
    {
        bool isOfMessages = false;
        foreach (string line in _page.Split('\n'))
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

    /// <summary>What stands between parts of a message that the page may have one of.</summary>
    [GeneratedRegex($"{SourceText.Hole}|[.:;]")]
    private static partial Regex Pieces();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\{[A-Z]+\}")]
    private static partial Regex Placeholder();
}
