using System.Net;
using System.Text.RegularExpressions;

namespace FourPixel.Samples.Workshop.Page;

/// <summary>The pieces of a lesson as HTML.</summary>
internal static partial class Html
{
    public static string Of(Block block) => block switch
    {
        Words words => $"<p>{Inline(words.Text)}</p>",
        Formula formula => $"<p class=\"formula\">{Escape(formula.Text)}</p>",
        Grid grid => Of(grid),
        Picture picture => $"<figure><div class=\"scroll\" tabindex=\"0\" role=\"group\" "
            + $"aria-label=\"{Escape(Plain(picture.Caption))}\">{picture.Svg}</div><figcaption>{Inline(picture.Caption)}</figcaption></figure>",
        Gallery gallery => Of(gallery),
        Play play => play.Html,
        Pointer pointer => Of(pointer),
        _ => throw new ArgumentException($"No HTML for {block.GetType().Name}.", nameof(block)),
    };

    public static string Escape(string text) => WebUtility.HtmlEncode(text);

    /// <summary>Text with code between backquotes.</summary>
    public static string Inline(string text) => Code().Replace(Escape(text), "<code>$1</code>");

    private static string Plain(string text) => text.Replace("`", "", StringComparison.Ordinal);

    private static string Of(Grid grid)
    {
        string head = string.Concat(grid.Headers.Select(header => $"<th scope=\"col\">{Inline(header)}</th>"));
        string body = string.Concat(grid.Rows.Select(row => "<tr>" + string.Concat(row.Select((cell, i) => i == 0
            ? $"<th scope=\"row\">{Inline(cell)}</th>"
            : $"<td>{Inline(cell)}</td>")) + "</tr>\n"));
        return $"<figure class=\"grid\"><figcaption>{Inline(grid.Caption)}</figcaption><div class=\"scroll\" "
            + $"tabindex=\"0\" role=\"group\" "
            + $"aria-label=\"{Escape(Plain(grid.Caption))}\"><table>\n<thead><tr>{head}</tr></thead>\n<tbody>{body}</tbody></table></div></figure>";
    }

    private static string Of(Gallery gallery)
    {
        string items = string.Concat(gallery.Pictures.Select(picture =>
            $"<li>{picture.Svg}<span>{Inline(picture.Caption)}</span></li>\n"));
        return $"<figure><ul class=\"gallery "
            + $"columns-{gallery.Columns}\">{items}</ul><figcaption>{Inline(gallery.Caption)}</figcaption></figure>";
    }

    private static string Of(Pointer pointer)
    {
        string option = pointer.Option == null ? "" : $"<dt>On the trainer</dt><dd>{Inline(pointer.Option)}</dd>";
        return $"<dl class=\"pointer\"><dt>In the code</dt><dd>{Inline(pointer.Code)}</dd>{option}</dl>";
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
