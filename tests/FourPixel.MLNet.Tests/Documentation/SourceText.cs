using FourPixel.MLNet.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FourPixel.MLNet.Tests.Documentation;

/// <summary>The texts in the string literals of a source file. Values that are inserted at run time are a hole.</summary>
internal sealed class SourceText
{
    /// <summary>Stands for a value.</summary>
    public const string Hole = "\u0001";

    private readonly string _text;

    private SourceText(string path)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetRoot();
        ExpressionSyntax[] texts = [.. root.DescendantNodes().OfType<ExpressionSyntax>().Where(IsWhole)];
        _text = string.Join('\n', texts.Select(TextOf));
        Thrown = [.. texts.Where(text => text.Ancestors().Any(node => node is ThrowStatementSyntax or ThrowExpressionSyntax)).Select(TextOf)];
    }

    /// <summary>Reads all source files of the libraries and of the tool.</summary>
    /// <param name="except">A folder to pass over.</param>
    public static SourceText[] ReadAll(string except = "obj") =>
        [.. Directory.EnumerateFiles(Path.Combine(Places.Repository, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(folder => folder == "obj" || folder == except))
            .Select(path => new SourceText(path))];

    /// <summary>The texts of exceptions.</summary>
    public string[] Thrown { get; }

    public bool Contains(string piece) => _text.Contains(piece, StringComparison.Ordinal);

    /// <summary>Whether it is text, and not a part of a longer concatenation.</summary>
    private static bool IsWhole(ExpressionSyntax expression) => IsText(expression) && !(expression.Parent is ExpressionSyntax parent && IsText(parent));

    private static bool IsText(ExpressionSyntax expression) => expression switch
    {
        BinaryExpressionSyntax sum => sum.IsKind(SyntaxKind.AddExpression) && (IsText(sum.Left) || IsText(sum.Right)),
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.StringLiteralExpression),
        _ => expression is InterpolatedStringExpressionSyntax,
    };

    private static string TextOf(ExpressionSyntax expression) => expression switch
    {
        BinaryExpressionSyntax sum when IsText(sum) => TextOf(sum.Left) + TextOf(sum.Right),
        LiteralExpressionSyntax literal when IsText(literal) => literal.Token.ValueText,
        InterpolatedStringExpressionSyntax text => string.Concat(text.Contents.Select(part => part is InterpolatedStringTextSyntax piece ? piece.TextToken.ValueText : Hole)),
        _ => Hole,
    };
}
