using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FourPixel.MLNet.Tests.Documentation;

/// <summary>
/// The C# blocks of a page, which a reader goes through from top to bottom, as one program: first all using directives, then all
/// statements, then all types. A comment <c>&lt;!-- csharp ... --&gt;</c> is code that the page needs and does not show.
/// </summary>
internal static partial class PageProgram
{
    public static bool HasCode(string page) => Block().IsMatch(page);

    public static string Of(string page)
    {
        CompilationUnitSyntax[] blocks =
            [.. Block().Matches(page).Select(match => CSharpSyntaxTree.ParseText(match.Groups[1].Value + match.Groups[2].Value).GetCompilationUnitRoot())];
        return string.Join('\n', blocks.SelectMany(block => block.Usings).Select(directive => directive.ToString()).Distinct()
            .Concat(blocks.SelectMany(block => block.Members).OrderBy(member => member is not GlobalStatementSyntax).Select(member => member.ToFullString())));
    }

    [GeneratedRegex("^```csharp\\r?\\n(.*?)^```|^<!-- csharp\\r?\\n(.*?)^-->", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
