using FourPixel.Tests.Browsers;
using Microsoft.Playwright;

namespace FourPixel.Site.Tests;

/// <summary>Every page in a real browser, from a server on this machine.</summary>
public sealed class BrowserTests
{
    /// <summary>Pages that are open at the same time.</summary>
    private const int Tabs = 4;

    [Fact]
    public async Task Pages_All_OpenWithoutErrors()
    {
        using var server = new SiteServer();
        using IPlaywright playwright = await Playwright.CreateAsync();
        await using IBrowser browser = await Chromium.LaunchAsync(playwright);
        await using IBrowserContext context = await browser.NewContextAsync();
        string[] pages = [.. SitePage.ReadAll().Values.Select(page => page.Name).Order(StringComparer.Ordinal)];

        List<string>[] errors = await Task.WhenAll(Enumerable.Range(0, Tabs).Select(tab => OpenAsync(context, server.Address, pages.Where((_, i) => i % Tabs == tab))));

        errors.SelectMany(ofTab => ofTab).Should().BeEmpty();
    }

    /// <summary>Opens pages one after the other, and collects what goes wrong on them.</summary>
    private static async Task<List<string>> OpenAsync(IBrowserContext context, string address, IEnumerable<string> names)
    {
        var errors = new List<string>();
        string name = "";
        IPage page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                errors.Add($"{name}: {message.Text}");
        };
        page.PageError += (_, error) => errors.Add($"{name}: {error}");
        foreach (string next in names)
        {
            name = next;
            await page.GotoAsync(address + name, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
            if (await page.Locator("h1").CountAsync() == 0)
                errors.Add($"{name}: it has no heading");
        }
        return errors;
    }
}
