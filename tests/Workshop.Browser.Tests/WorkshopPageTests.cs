using System.Globalization;
using FourPixel.Net;
using FourPixel.Slides;
using Microsoft.Playwright;

namespace FourPixel.Samples.Workshop.Tests;

/// <summary>The page in a real browser, opened from the file system.</summary>
public sealed class WorkshopPageTests(Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Page_AnyScreen_OpensWithoutErrorAndFits(int width, ColorScheme scheme)
    {
        (IPage page, List<string> errors) = await browser.OpenAsync(width, scheme);

        (await page.TitleAsync()).Should().Be("FourPixel workshop");
        (await page.Locator("section").CountAsync()).Should().Be(13);
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(width);
        errors.Should().BeEmpty();
        if (Environment.GetEnvironmentVariable("WORKSHOP_SCREENSHOTS") is string folder)
        {
            string path = Path.Combine(folder, $"{scheme}-{width}".ToLowerInvariant());
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = path + "-top.png" });
            for (int lesson = 1; lesson <= 13; lesson++)
                await page.Locator($"#lesson-{lesson}").ScreenshotAsync(
                    new LocatorScreenshotOptions { Path = $"{path}-{lesson:00}.png" });
        }
    }

    [Fact]
    public async Task Page_LightAndDark_DifferInBackground()
    {
        var grounds = new List<string>();
        foreach (ColorScheme scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            (IPage page, _) = await browser.OpenAsync(scheme: scheme);
            grounds.Add(await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        }
        grounds[0].Should().NotBe(grounds[1]);
    }

    [Theory]
    [InlineData(1, 16)]    // pure and noisy pictures
    [InlineData(2, 5)]     // what the best linear rule gets right
    [InlineData(3, 2)]     // the neuron and tanh
    [InlineData(4, 1)]     // the network wired by hand
    [InlineData(5, 1)]     // the same, lit up
    [InlineData(7, 4)]     // the four costs
    [InlineData(8, 1)]     // the marble's curve
    [InlineData(10, 15)]   // every activation
    [InlineData(11, 7)]    // every loss
    [InlineData(12, 12)]   // the training curve, eight fields, two sheets, the learned network
    public async Task Lesson_ItsPictures_AreThereWithTextAlternatives(int lesson, int least)
    {
        (IPage page, _) = await browser.OpenAsync();
        ILocator pictures = page.Locator($"#lesson-{lesson} svg[role=img]");

        (await pictures.CountAsync()).Should().BeGreaterThanOrEqualTo(least);
        bool[] named = await pictures.EvaluateAllAsync<bool[]>(
            "all => all.map(svg => !!(svg.getAttribute('aria-label') || svg.querySelector('title')?.textContent))");
        named.Should().OnlyContain(isNamed => isNamed);
        double[] widths = await pictures.EvaluateAllAsync<double[]>(
            "all => all.filter(svg => !svg.closest('[hidden]')).map(svg => svg.getBoundingClientRect().width)");
        widths.Should().OnlyContain(width => width > 20);
    }

    [Fact]
    public async Task EveryLesson_Pointer_NamesAnExistingPlace()
    {
        (IPage page, _) = await browser.OpenAsync();
        for (int lesson = 1; lesson <= 13; lesson++)
            (await page.Locator($"#lesson-{lesson} .pointer").CountAsync()).Should().Be(1);
    }

    [Theory]
    [InlineData("hand-wired")]
    [InlineData("learned")]
    public async Task ClickingPixels_EveryPicture_ShowsTheEnginesOutputs(string name)
    {
        Network network = name == "learned" ? CameraTraining.Run(Studio.Seed).After : HandWiredNetwork.Create();
        (IPage page, List<string> errors) = await browser.OpenAsync();
        ILocator player = page.Locator($"#player-{name}");
        ILocator buttons = player.Locator("[data-pixel]");
        // From black, grey and white in turn, each of the 81 pictures comes up once: the last pixel turns the fastest.
        for (int pixel = 0; pixel < 4; pixel++)
        {
            while (await buttons.Nth(pixel).GetAttributeAsync("data-value") != "-1")
                await buttons.Nth(pixel).ClickAsync();
        }

        int[] place = [0, 0, 0, 0];
        foreach (FourPixelPicture picture in FourPixelCamera.EveryPicture())
        {
            float[] pixels = picture.ToVector();
            (await Numbers(buttons, "button => button.dataset.value")).Should().Equal(
                pixels.Select(pixel => (double)pixel));
            float[] expected = network.Forward(pixels);
            (await Numbers(player.Locator(".answers li"), "item => item.dataset.answer")).Select(
                answer => (float)answer).Should().Equal(expected);
            (await player.Locator(".answers output").AllTextContentsAsync()).Select(
                text => double.Parse(text, CultureInfo.InvariantCulture))
                .Zip(expected).Should().OnlyContain(pair => Math.Abs(pair.First - pair.Second) < 0.0051);
            string verdict = await player.Locator(".verdict strong").TextContentAsync() ?? "";
            float best = expected.Max();
            verdict.Should().Be(expected.Count(answer => answer == best) > 1
                ? "it cannot tell" : Studio.CategoryNames[Array.IndexOf(expected, best)]);

            for (int pixel = 3; pixel >= 0; pixel--)
            {
                await buttons.Nth(pixel).ClickAsync();
                place[pixel] = (place[pixel] + 1) % 3;
                if (place[pixel] != 0)
                    break;
            }
        }
        errors.Should().BeEmpty();
    }

    [Fact]
    public async Task ClickingAPreset_ForwardPropagation_LightsUpEveryNeuron()
    {
        (IPage page, _) = await browser.OpenAsync();
        ILocator player = page.Locator("#player-hand-wired");
        await player.Locator(".presets button").Nth(7).ClickAsync();

        float[] pixels = FourPixelCamera.PurePictures[7].ToVector();
        float[][] layers = [pixels, .. HandWiredNetwork.Create().ForwardByLayer(pixels)];
        string[] shown = await player.Locator(".neuron").EvaluateAllAsync<string[]>(
            "all => all.map(neuron => [neuron.dataset.layer, neuron.dataset.neuron, "
                + "neuron.querySelector('text').textContent].join(' '))");
        shown.Should().HaveCount(layers.Sum(layer => layer.Length));
        foreach (double[] neuron in shown.Select(text => text.Split(' ')
            .Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToArray()))
            neuron[2].Should().BeApproximately(layers[(int)neuron[0]][(int)neuron[1]], 0.0051);
    }

    [Fact]
    public async Task Keyboard_OnAPixel_ChangesIt()
    {
        (IPage page, _) = await browser.OpenAsync();
        ILocator pixel = page.Locator("#player-hand-wired [data-pixel='0']");
        await pixel.FocusAsync();
        string? before = await pixel.GetAttributeAsync("aria-label");
        await page.Keyboard.PressAsync("Enter");
        string? after = await pixel.GetAttributeAsync("aria-label");
        await page.Keyboard.PressAsync("Space");

        before.Should().Be("top left: white");
        after.Should().Be("top left: black");
        (await pixel.GetAttributeAsync("aria-label")).Should().Be("top left: grey");
    }

    [Fact]
    public async Task DraggingTheGuess_Cost_IsTheLibrarys()
    {
        (IPage page, _) = await browser.OpenAsync();
        ILocator player = page.Locator("#player-bags");
        foreach ((int choice, DeviationCost cost) in Enum.GetValues<DeviationCost>().Index())
        {
            await player.Locator("input[type=radio]").Nth(choice).CheckAsync();
            await player.Locator("input[type=range]").FillAsync("57.3");
            string verdict = await player.Locator(".verdict").TextContentAsync() ?? "";
            double loss = BagSample.Workshop.Loss(cost, 57.3);
            string expected = loss < 1e6
                ? loss.ToString("0.0", CultureInfo.InvariantCulture)
                : loss.ToString("0.0e+0", CultureInfo.InvariantCulture).Replace("e+", " x 10^",
                    StringComparison.Ordinal);
            verdict.Should().Contain("57.3 costs").And.Contain(expected);
            verdict.Should().Contain($"Least costly is "
                + $"{Optimization.ExhaustiveSearch(BagSample.Workshop, cost).Best.Guess:0.0}.");
        }
    }

    [Fact]
    public async Task SteppingTheMarble_EachStep_IsTheEngines()
    {
        (IPage page, _) = await browser.OpenAsync();
        ILocator player = page.Locator("#player-marble");
        OptimizationResult marble = Optimization.GradientDescent(BagSample.Workshop, DeviationCost.Squared);
        for (int step = 1; step < marble.Path.Count; step++)
        {
            await player.Locator("[data-do=step]").ClickAsync();
            (await player.Locator(".verdict").TextContentAsync()).Should().Contain(
                marble.Path[step].Guess.ToString("0.00", CultureInfo.InvariantCulture));
        }
        (await player.Locator(".verdict").TextContentAsync()).Should().Contain("rests");
        (await player.Locator(".trail").CountAsync()).Should().Be(marble.Path.Count - 1);
        await player.Locator("[data-do=reset]").ClickAsync();
        (await player.Locator(".trail").CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task MovingTheEpoch_TrainingCurve_ShowsTheHistory()
    {
        (IPage page, _) = await browser.OpenAsync();
        ILocator player = page.Locator("#player-training");
        CameraTraining training = CameraTraining.Run(Studio.Seed);
        foreach (int epoch in new[] { 1, 17, 40 })
        {
            await player.Locator("input").FillAsync(epoch.ToString(CultureInfo.InvariantCulture));
            (await player.Locator(".verdict").TextContentAsync()).Should()
                .Contain(training.History.Epochs[epoch - 1].TrainingLoss.ToString("0.000",
                    CultureInfo.InvariantCulture))
                .And.Contain($"{FourPixelCamera.CountCorrect(training.Epochs[epoch])} of 8");
        }
    }

    private static async Task<double[]> Numbers(ILocator elements, string read) =>
        [.. (await elements.EvaluateAllAsync<string[]>($"all => all.map({read})")).Select(
            text => double.Parse(text, CultureInfo.InvariantCulture))];
}
