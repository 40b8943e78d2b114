namespace FourPixel.Report.Page;

/// <summary>
/// A table whose first columns are text and whose last are numbers. On a phone, the cells of a row with much text are below each other,
/// and other tables scroll by themselves.
/// </summary>
/// <param name="caption">What the table shows.</param>
/// <param name="texts">The headers of the columns of text.</param>
/// <param name="numbers">The headers of the columns of numbers.</param>
internal sealed class HtmlTable(string caption, string[] texts, string[] numbers)
{
    private readonly List<Html> _rows = [];

    public void Add(params string[] cells) => Add([.. cells.Select(cell => Html.Of($"{cell}"))]);

    public void Add(params Html[] cells) => _rows.Add(Html.Of($"<tr role=\"row\">{cells.Select(MakeCell)}</tr>\n"));

    /// <remarks>The roles keep a table a table where the style sheet shows its cells as blocks.</remarks>
    public Html ToHtml()
    {
        IEnumerable<Html> headers = texts.Select(text => Html.Of($"<th role=\"columnheader\" scope=\"col\">{text}</th>"))
            .Concat(numbers.Select(number => Html.Of($"<th role=\"columnheader\" scope=\"col\" class=\"number\">{number}</th>")));
        return Html.Of($"""
            <div class="scroll" role="region" aria-label="{caption}" tabindex="0"><table role="table"{(texts.Length > 1 ? Html.Of($" class=\"stack\"") : default)}><caption>{caption}</caption>
            <thead role="rowgroup"><tr role="row">{headers}</tr></thead>
            <tbody role="rowgroup">
            {_rows}</tbody></table></div>

            """);
    }

    private Html MakeCell(Html cell, int column)
    {
        if (column == 0)
            return Html.Of($"<th role=\"rowheader\" scope=\"row\">{cell}</th>");
        string label = column < texts.Length ? texts[column] : numbers[column - texts.Length];
        Html kind = column < texts.Length ? default : Html.Of($" class=\"number\"");
        return Html.Of($"<td role=\"cell\" data-label=\"{label}\"{kind}>{cell}</td>");
    }
}
