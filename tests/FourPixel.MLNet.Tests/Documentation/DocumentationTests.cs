using System.Text.RegularExpressions;
using FourPixel.MLNet.Tests.Support;

namespace FourPixel.MLNet.Tests.Documentation;

/// <summary>The C# of each page in docs compiles and runs, and links between pages lead to files.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string _docs = Path.Combine(Places.Repository, "docs");

    /// <summary>Made while the site is built.</summary>
    private static readonly string[] _made = ["lessons.html", "api/FourPixel.MLNet.yml", "api/FourPixel.Net.yml"];

    public static TheoryData<string> Pages => [.. PagesIn("")];

    public static TheoryData<string> PagesWithCode => [.. PagesIn("").Where(HasCode)];

    [Fact]
    public void Docs_Tutorials_HaveCode() => PagesIn("tutorials").Should().HaveCount(3).And.OnlyContain(page => HasCode(page));

    [Theory]
    [MemberData(nameof(PagesWithCode))]
    public void Docs_CodeOfPage_CompilesAndRuns(string page)
    {
        using var folder = new TemporaryFolder();
        File.Copy(Path.Combine(Places.Repository, "samples", "Pipeline", "penguins.csv"), folder.FileAt("penguins.csv"));

        foreach (string program in PageProgram.AllOf(File.ReadAllText(Path.Combine(_docs, page))))
        {
            ProcessResult result = ExampleProgram.Run(program, folder.Path);

            result.Errors.Should().BeEmpty();
            result.ExitCode.Should().Be(0);
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Docs_LinksOfPage_LeadToFiles(string page)
    {
        string path = Path.Combine(_docs, page), text = CodeBlock().Replace(File.ReadAllText(path), "");
        foreach (string link in Link().Matches(text).Select(match => match.Groups[1].Value))
        {
            if (link.Length == 0 || link.Contains("://", StringComparison.Ordinal) || _made.Any(made => link.EndsWith(made, StringComparison.Ordinal)))
                continue;
            string file = Path.Combine(Path.GetDirectoryName(path)!, link);
            File.Exists(file).Should().BeTrue("{0} links to {1}", page, link);
            Path.GetFullPath(file).Should().StartWith(_docs, "a link out of the site is broken there");
        }
    }

    private static IEnumerable<string> PagesIn(string folder) =>
        Directory.EnumerateFiles(Path.Combine(_docs, folder), "*.md", SearchOption.AllDirectories)
            .Select(page => Path.GetRelativePath(_docs, page)).Order();

    private static bool HasCode(string page) => PageProgram.HasCode(File.ReadAllText(Path.Combine(_docs, page)));

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"\]\(([^)#\s]*)[^)]*\)")]
    private static partial Regex Link();
}
