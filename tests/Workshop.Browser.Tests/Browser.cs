using FourPixel.Samples.Workshop.Page;
using FourPixel.Tests.Browsers;
using Microsoft.Playwright;

namespace FourPixel.Samples.Workshop.Tests;

/// <summary>The page as a file on disk, in Chromium. All tests of a class share them.</summary>
public sealed class Browser : IAsyncLifetime
{
    private Chromium? _chromium;

    /// <summary>The folder that the page is in; gone after the tests.</summary>
    public DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("workshop");

    public string Address => new Uri(Path.Combine(Folder.FullName, "workshop.html")).AbsoluteUri;

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder.FullName, "workshop.html"), WorkshopPage.Make(new Studio()));
        _chromium = await Chromium.StartAsync();
    }

    /// <summary>Opens the page, offline, and collects everything that goes wrong on it.</summary>
    public Task<(IPage Page, List<string> Errors)> OpenAsync(int width = 1280, ColorScheme scheme = ColorScheme.Light) =>
        _chromium!.OpenAsync(Address, width, scheme);

    public async Task DisposeAsync()
    {
        if (_chromium != null)
            await _chromium.DisposeAsync();
        Folder.Delete(recursive: true);
    }
}
