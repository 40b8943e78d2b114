using Microsoft.Playwright;

namespace FourPixel.Tests;

/// <summary>Starts Chromium without a window.</summary>
internal static class Chromium
{
    private static readonly string[] _places =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

    /// <exception cref="FileNotFoundException">Chromium is not installed.</exception>
    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
    {
        ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? _places.FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException("Chromium is not installed: apt-get install chromium, or set CHROMIUM to its path."),
        Args =
        [
            "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync",
        ],
    });
}
