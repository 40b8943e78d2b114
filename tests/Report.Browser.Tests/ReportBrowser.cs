using FourPixel.Tests.Browsers;
using Microsoft.Playwright;

namespace FourPixel.Report.Tests;

/// <summary>The reports as files on disk, in Chromium. All tests of a class share them.</summary>
public sealed class ReportBrowser : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("report");
    private Chromium? _chromium;

    public async Task InitializeAsync()
    {
        foreach (string task in PenguinReports.Tasks)
            await File.WriteAllTextAsync(PathOf(task), PenguinReports.Of(task).Html);
        _chromium = await Chromium.StartAsync();
    }

    /// <summary>Opens a report, offline, and collects everything that goes wrong on it.</summary>
    public Task<(IPage Page, List<string> Errors)> OpenAsync(string task, int width, ColorScheme scheme) =>
        _chromium!.OpenAsync(new Uri(PathOf(task)).AbsoluteUri, width, scheme);

    public async Task DisposeAsync()
    {
        if (_chromium != null)
            await _chromium.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private string PathOf(string task) => Path.Combine(_folder.FullName, task + ".html");
}
