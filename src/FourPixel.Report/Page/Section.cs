namespace FourPixel.Report.Page;

/// <summary>A section of the report.</summary>
/// <param name="Id">The anchor.</param>
/// <param name="Title">Its title.</param>
/// <param name="Reading">The conclusion, in a sentence or two.</param>
/// <param name="Content">Its plots and tables.</param>
internal sealed record Section(string Id, string Title, string Reading, Html Content)
{
    public Html ToHtml() => Html.Of($"""
        <section id="{Id}" aria-labelledby="{Id}-title">
        <h2 id="{Id}-title">{Title}</h2>
        <p class="reading">{Reading}</p>
        {Content}</section>

        """);

    /// <summary>A plot with a caption.</summary>
    public static Html Figure(string svg, string caption) =>
        Html.Of($"<figure>{Html.OfSvg(svg)}<figcaption>{caption}</figcaption></figure>\n");

    /// <summary>Plots side by side where the page is wide enough.</summary>
    public static Html Figures(IEnumerable<Html> figures) => Html.Of($"<div class=\"figures\">\n{figures}</div>\n");

    /// <summary>Content that is collapsed at first.</summary>
    public static Html Details(string summary, Html content) =>
        Html.Of($"<details><summary>{summary}</summary>\n{content}</details>\n");
}
