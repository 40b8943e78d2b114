using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;

namespace FourPixel.Site.Tests;

/// <summary>An HTML file of the built site: the targets of its links, and the anchors that others can link to.</summary>
internal sealed partial class SitePage
{
    private SitePage(string file)
    {
        File = file;
        string html = Script().Replace(System.IO.File.ReadAllText(file), "");
        Links = [.. Link().Matches(html).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).Distinct()];
        Anchors = [.. Anchor().Matches(html).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))];
    }

    /// <summary>The folder that docfx writes the site to.</summary>
    public static string Root { get; } = Path.GetFullPath(typeof(SitePage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "Site").Value!);

    public string File { get; }

    /// <summary>The path within the site, with slashes.</summary>
    public string Name => Path.GetRelativePath(Root, File).Replace('\\', '/');

    public string[] Links { get; }

    public HashSet<string> Anchors { get; }

    /// <summary>All pages by their files. Tables of contents are parts of pages.</summary>
    public static Dictionary<string, SitePage> ReadAll() =>
        Directory.EnumerateFiles(Root, "*.html", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "toc.html")
            .ToDictionary(file => file, file => new SitePage(file));

    [GeneratedRegex("<script.*?</script>|<style.*?</style>|<!--.*?-->", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Script();

    [GeneratedRegex("<[a-z][^>]*?\\s(?:href|src)=\"([^\"]*)\"", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    [GeneratedRegex("<[a-z][^>]*?\\s(?:id|name)=\"([^\"]*)\"", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Anchor();
}
