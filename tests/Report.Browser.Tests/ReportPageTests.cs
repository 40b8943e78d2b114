using FourPixel.Tests.Browsers;
using Microsoft.Playwright;

namespace FourPixel.Report.Tests;

/// <summary>The report of a model of each task in a real browser, opened from the file system.</summary>
public sealed class ReportPageTests(ReportBrowser browser) : IClassFixture<ReportBrowser>
{
    public static TheoryData<string> Tasks => [.. PenguinReports.Tasks];

    public static TheoryData<string, int, ColorScheme> Screens
    {
        get
        {
            var screens = new TheoryData<string, int, ColorScheme>();
            foreach (string task in PenguinReports.Tasks)
            {
                foreach (int width in (int[])[360, 390, 1280])
                {
                    screens.Add(task, width, ColorScheme.Light);
                    screens.Add(task, width, ColorScheme.Dark);
                }
            }
            return screens;
        }
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Report_AnyScreen_OpensWithoutErrorAndFits(string task, int width, ColorScheme scheme)
    {
        (IPage page, List<string> errors) = await browser.OpenAsync(task, width, scheme);

        (await page.Locator("section:visible").CountAsync()).Should().Be(10, "every section is there");
        foreach (ILocator details in await page.Locator("details").AllAsync())
            await details.EvaluateAsync("element => element.open = true");
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(width);
        double[] widths = await page.Locator("svg[role=img]").EvaluateAllAsync<double[]>("all => all.map(svg => svg.getBoundingClientRect().width)");
        widths.Should().NotBeEmpty().And.OnlyContain(shown => shown > 280);
        errors.Should().BeEmpty();
        if (Environment.GetEnvironmentVariable("REPORT_SCREENSHOTS") is string folder)
        {
            await page.ReloadAsync();
            string path = Path.Combine(folder, $"{task}-{scheme}-{width}.png".ToLowerInvariant());
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = path, FullPage = true });
        }
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public async Task Report_LightAndDark_CanBothBeRead(string task)
    {
        string[] grounds = new string[2];
        foreach ((int i, ColorScheme scheme) in new[] { ColorScheme.Light, ColorScheme.Dark }.Index())
        {
            (IPage page, _) = await browser.OpenAsync(task, 1280, scheme);
            grounds[i] = await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
            (await page.EvaluateAsync<double>(ContrastScript)).Should().BeGreaterThan(4.5, "of all text in {0}", scheme);
        }
        grounds[0].Should().NotBe(grounds[1]);
    }

    /// <summary>The least contrast of text with what is behind it, by the formula of WCAG 2.</summary>
    private const string ContrastScript = """
        () => {
          const numbers = color => color.match(/[\d.]+/g).map(Number);
          const light = color => {
            const [r, g, b] = numbers(color).map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const ground = element => {
            for (let e = element; e; e = e.parentElement) {
              const color = getComputedStyle(e).backgroundColor, parts = numbers(color);
              if (parts.length === 3 || parts[3] === 1) return color;
            }
            return 'rgb(255, 255, 255)';
          };
          return Math.min(...[...document.querySelectorAll('h1, h2, p, a, dt, dd, th, td, caption, figcaption, summary, svg text')].map(element => {
            const color = element.tagName === 'text' ? getComputedStyle(element).fill : getComputedStyle(element).color;
            const [a, b] = [light(color), light(ground(element))].sort((x, y) => y - x);
            return (a + 0.05) / (b + 0.05);
          }));
        }
        """;

    [Theory]
    [MemberData(nameof(Tasks))]
    public async Task Report_Keyboard_ReachesAllThatCanBeUsed(string task)
    {
        (IPage page, _) = await browser.OpenAsync(task, 390, ColorScheme.Light);
        int usable = await page.EvaluateAsync<int>("document.querySelectorAll('a, summary, [tabindex=\"0\"]').length");
        var reached = new HashSet<int>();
        await page.EvaluateAsync("[...document.querySelectorAll('details')].forEach(d => d.open = true)");
        for (int i = 0; i < usable; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            reached.Add(await page.EvaluateAsync<int>("[...document.querySelectorAll('a, summary, [tabindex=\"0\"]')].indexOf(document.activeElement)"));
        }
        reached.Should().BeEquivalentTo(Enumerable.Range(0, usable));

        await page.Locator("summary").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        (await page.Locator("details").First.EvaluateAsync<bool>("element => element.open")).Should().BeFalse("it was open");
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public async Task Report_PlotsAndLinks_AreNamedAndLeadSomewhere(string task)
    {
        (IPage page, _) = await browser.OpenAsync(task, 1280, ColorScheme.Light);

        string[] names = await page.Locator("svg[role=img]").EvaluateAllAsync<string[]>(
            "all => all.map(svg => [svg.querySelector('title'), svg.querySelector('desc')].map(e => e?.textContent ?? '').join('|'))");
        names.Should().OnlyContain(name => name.IndexOf('|') > 0 && name.IndexOf('|') < name.Length - 1);
        string[] missing = await page.Locator("nav a").EvaluateAllAsync<string[]>(
            "all => all.filter(a => !document.querySelector('section' + a.getAttribute('href') + ' h2')).map(a => a.textContent)");
        missing.Should().BeEmpty();
        (await page.Locator("nav a").CountAsync()).Should().Be(await page.Locator("section").CountAsync());
    }
}
