namespace FourPixel.Report.Page;

/// <summary>A table whose first columns are text and whose last are numbers. It scrolls by itself where it is too wide.</summary>
/// <param name="caption">What the table shows, for those who cannot see it.</param>
/// <param name="texts">The headers of the columns of text.</param>
/// <param name="numbers">The headers of the columns of numbers.</param>
internal sealed class HtmlTable(string caption, string[] texts, string[] numbers)
{
    private readonly List<Html> _rows = [];

    public void Add(params string[] cells) => Add([.. cells.Select(cell => Html.Of($"{cell}"))]);

    public void Add(params Html[] cells) => _rows.Add(Html.Of($"<tr>{cells.Select(MakeCell)}</tr>\n"));

    public Html ToHtml()
    {
        IEnumerable<Html> headers = texts.Select(text => Html.Of($"<th scope=\"col\">{text}</th>"))
            .Concat(numbers.Select(number => Html.Of($"<th scope=\"col\" class=\"number\">{number}</th>")));
        return Html.Of($"""
            <div class="scroll" role="region" aria-label="{caption}" tabindex="0"><table><caption>{caption}</caption>
            <thead><tr>{headers}</tr></thead>
            <tbody>
            {_rows}</tbody></table></div>

            """);
    }

    private Html MakeCell(Html cell, int column) => column switch
    {
        0 => Html.Of($"<th scope=\"row\">{cell}</th>"),
        _ when column < texts.Length => Html.Of($"<td>{cell}</td>"),
        _ => Html.Of($"<td class=\"number\">{cell}</td>"),
    };
}
