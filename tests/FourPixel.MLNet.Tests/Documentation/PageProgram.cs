using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FourPixel.MLNet.Tests.Documentation;

/// <summary>
/// The C# blocks of a page, which a reader goes through from top to bottom, as programs: a block that begins with a using directive
/// begins one, and those after it go on with it. First come all using directives, then all statements, then all types. A comment <c>&lt;!-- csharp ... --&gt;</c> is code that the page needs and does not show.
/// </summary>
internal static partial class PageProgram
{
    public static bool HasCode(string page) => Block().IsMatch(page);

    public static IEnumerable<string> AllOf(string page)
    {
        int begun = 0;
        return Block().Matches(page)
            .Select(match => (IsShown: match.Groups[1].Success, Code: CSharpSyntaxTree.ParseText(match.Groups[1].Value + match.Groups[2].Value).GetCompilationUnitRoot()))
            .GroupBy(block => Math.Max(1, begun += block.IsShown && block.Code.Usings.Count > 0 ? 1 : 0), block => block.Code)
            .Select(program => Join([.. program]));
    }

    private static string Join(CompilationUnitSyntax[] blocks) =>
        string.Join('\n', blocks.SelectMany(block => block.Usings).Select(directive => directive.ToString()).Distinct()
            .Concat(blocks.SelectMany(block => block.Members).OrderBy(member => member is not GlobalStatementSyntax).Select(member => member.ToFullString())));

    [GeneratedRegex("^```csharp\\r?\\n(.*?)^```|^<!-- csharp\\r?\\n(.*?)^-->", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
