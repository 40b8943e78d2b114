using System.Text.Json;
using System.Text.RegularExpressions;
using FourPixel.Net;
using FourPixel.Samples.Workshop.Page;
using FourPixel.Slides;

namespace FourPixel.Samples.Workshop.Tests;

/// <summary>What stands on the page, read without a browser.</summary>
public sealed partial class PageTests(PageTests.Written written) : IClassFixture<PageTests.Written>
{
    [Fact]
    public void Page_All_NeedsNothingButItself()
    {
        written.Page.Should().NotContain("<script src").And.NotContain("@import").And.NotContain(
            "<link rel=\"stylesheet\"");
        Address().Matches(written.Page).Select(match => match.Value).Should().OnlyContain(
            address => address == "http://www.w3.org/2000/svg" || address == "http://www.w3.org/1999/xlink");
        written.Page.Length.Should().BeLessThan(1_500_000);
    }

    [Fact]
    public void Page_Names_AreUnique() =>
        Name().Matches(written.Page).Select(match => match.Value).Should().OnlyHaveUniqueItems()
            .And.HaveCountGreaterThan(30);

    [Theory]
    [InlineData("hand-wired")]
    [InlineData("learned")]
    public void Table_EveryPicture_HoldsTheEnginesAnswersBitForBit(string name)
    {
        Network network = name == "learned" ? CameraTraining.Run(Studio.Seed).After : HandWiredNetwork.Create();
        JsonElement table = DataOf("player-" + name).GetProperty("table");

        table.GetArrayLength().Should().Be(81);
        foreach ((int index, FourPixelPicture picture) in FourPixelCamera.EveryPicture().Index())
        {
            float[][] expected = network.ForwardByLayer(picture.ToVector());
            float[][] shown = table[index].Deserialize<float[][]>()!;
            for (int layer = 0; layer < expected.Length; layer++)
                shown[layer].Should().Equal(expected[layer]);
        }
    }

    [Fact]
    public void Table_Guesses_HoldsTheLibrarysLosses()
    {
        JsonElement tables = DataOf("player-bags").GetProperty("tables");
        foreach ((int index, DeviationCost cost) in Enum.GetValues<DeviationCost>().Index())
        {
            double[] losses = tables[index].GetProperty("losses").Deserialize<double[]>()!;
            losses.Should().Equal(Optimization.ExhaustiveSearch(BagSample.Workshop, cost).Path.Select(
                point => point.Cost));
        }
    }

    [Fact]
    public void Table_MarbleAndTraining_HoldTheEnginesPath()
    {
        DataOf("player-marble").GetProperty("path").Deserialize<double[][]>()!.Select(point => point[0]).Should()
            .Equal(Optimization.GradientDescent(BagSample.Workshop, DeviationCost.Squared).Path.Select(
                point => point.Guess));
        CameraTraining training = CameraTraining.Run(Studio.Seed);
        JsonElement epochs = DataOf("player-training").GetProperty("epochs");
        epochs.GetArrayLength().Should().Be(training.Epochs.Count);
        for (int epoch = 1; epoch < training.Epochs.Count; epoch++)
            epochs[epoch].GetProperty("loss").GetDouble().Should().Be(training.History.Epochs[epoch - 1].TrainingLoss);
    }

    [Fact]
    public void Page_WrittenTwice_IsTheSame() =>
        (WorkshopPage.Make(new Studio()) == written.Page).Should().BeTrue();

    private JsonElement DataOf(string player)
    {
        string part = written.Page[written.Page.IndexOf($"id=\"{player}\"", StringComparison.Ordinal)..];
        const string Start = "<script type=\"application/json\">";
        part = part[(part.IndexOf(Start, StringComparison.Ordinal) + Start.Length)..];
        return JsonDocument.Parse(part[..part.IndexOf("</script>", StringComparison.Ordinal)]).RootElement;
    }

    [GeneratedRegex("(?<= id=\")[^\"]+")]
    private static partial Regex Name();

    [GeneratedRegex("https?://[^\"' <>)]+")]
    private static partial Regex Address();

    /// <summary>The page, written once for all tests.</summary>
    public sealed class Written
    {
        public string Page { get; } = WorkshopPage.Make(new Studio());
    }
}
