using FourPixel.Samples.Workshop.Page;
using FourPixel.Tests;
using Microsoft.Playwright;

namespace FourPixel.Samples.Workshop.Tests;

/// <summary>Chromium, without a window, and the page as a file on disk. All tests of a class share them.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The folder that the page is in; gone after the tests.</summary>
    public DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("workshop");

    public string Address => new Uri(Path.Combine(Folder.FullName, "workshop.html")).AbsoluteUri;

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder.FullName, "workshop.html"), WorkshopPage.Make(new Studio()));
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
    }

    /// <summary>Opens the page, offline, and collects everything that goes wrong on it.</summary>
    public async Task<(IPage Page, List<string> Errors)> OpenAsync(int width = 1280,
        ColorScheme scheme = ColorScheme.Light)
    {
        IBrowserContext context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = scheme,
            Offline = true,
        });
        IPage page = await context.NewPageAsync();
        var errors = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                errors.Add(message.Text);
        };
        page.PageError += (_, error) => errors.Add(error);
        page.Request += (_, request) =>
        {
            if (request.Url != Address && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                errors.Add("The page asked for " + request.Url);
        };
        await page.GotoAsync(Address);
        return (page, errors);
    }

    public async Task DisposeAsync()
    {
        if (_browser != null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        Folder.Delete(recursive: true);
    }
}
