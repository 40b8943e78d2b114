namespace FourPixel.Site.Tests;

/// <summary>Links within the site lead to files and anchors. External links are checked for their form only.</summary>
public sealed class LinkTests
{
    [Fact]
    public void Links_OfAllPages_LeadSomewhere()
    {
        Dictionary<string, SitePage> pages = SitePage.ReadAll();

        pages.Should().HaveCountGreaterThan(50);
        pages.Values.SelectMany(page => page.Links.Where(link => !Leads(link, page, pages)).Select(link => $"{page.Name}: {link}")).Should().BeEmpty();
    }

    private static bool Leads(string link, SitePage from, Dictionary<string, SitePage> pages)
    {
        if (link.StartsWith("data:", StringComparison.Ordinal))
            return true;
        if (link.Contains("://", StringComparison.Ordinal) || link.StartsWith("mailto:", StringComparison.Ordinal))
            return Uri.TryCreate(link, UriKind.Absolute, out Uri? address) && address.Scheme is "https" or "http" or "mailto";
        string[] parts = link.Split('#', 2);
        string path = Uri.UnescapeDataString(parts[0].Split('?')[0]);
        string file = path.Length == 0 ? from.File : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(from.File)!, path));
        if (Directory.Exists(file))
            file = Path.Combine(file, "index.html");
        return File.Exists(file) && (parts.Length == 1 || parts[1].Length == 0 || !pages.TryGetValue(file, out SitePage? page) || page.Anchors.Contains(Uri.UnescapeDataString(parts[1])));
    }
}
