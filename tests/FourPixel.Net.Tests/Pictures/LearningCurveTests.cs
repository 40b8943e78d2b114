using System.Globalization;
using System.Xml.Linq;
using FourPixel.Net.Pictures;
using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Pictures;

/// <summary>The picture of a training.</summary>
public class LearningCurveTests
{
    private const string Training = "#3b6fb6", Validation = "#d9682b";

    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void ToSvg_TrainedNetwork_SaysWhatItsBestEpochCameTo()
    {
        TrainingHistory history = new Network(2, [new Dense(8, Activation.Tanh), new Dense(1)], seed: 1).Train(
            new TrainingOptions { Loss = Loss.MeanSquaredError, NumberOfEpochs = 20, LearningRateSchedule = LearningRateSchedule.Cosine },
            Problems.Regression(60, 2), Problems.Regression(20, 2, seed: 1));

        XElement svg = XElement.Parse(history.ToSvg("Noise & sine"));

        EpochResult best = history.Epochs[history.BestEpoch - 1];
        svg.Element(_svg + "title")!.Value.Should().Be("Noise & sine");
        svg.Element(_svg + "desc")!.Value.Should().Be(string.Create(CultureInfo.InvariantCulture,
            $"Best epoch {best.Epoch} of 20: training loss {best.TrainingLoss:G4}, validation loss {best.ValidationLoss:G4}"));
        Texts(svg).Should().Contain(["training", "validation", "best", "learning rate", "epoch", "20"]);
    }

    [Fact]
    public void ToSvg_Losses_AreWhereTheAxesSay()
    {
        XElement svg = Draw(4, epoch => 1.25 - (0.25 * epoch), epoch => epoch == 3 ? 0.1 : 0.5);

        // From the first epoch at the left edge to the last at the right one; 0 to 1 from the bottom to the top.
        (double X, double Y)[] training = Points(svg, Training);
        training.Select(point => point.X).Should().Equal([72, 72 + (620 / 3.0), 72 + (1240 / 3.0), 692], Nearly);
        training.Select(point => point.Y).Should().Equal([96.0, 96 + 59, 96 + 118, 96 + 177], Nearly);
        Label(svg, "1.0").Should().Be(96 + 4);
        Label(svg, "0.2").Should().BeApproximately(96 + (236 * 0.8) + 4, 0.01);
        Points(svg, Validation)[2].Y.Should().BeApproximately(96 + (236 * 0.9), 0.01);
        XElement best = svg.Elements(_svg + "line").Single(line => (string?)line.Attribute("class") == "best");
        ((double)best.Attribute("x1")!).Should().BeApproximately(training[2].X, 0.01);
    }

    [Fact]
    public void ToSvg_OneEpoch_IsADotOfEach()
    {
        XElement svg = Draw(1, _ => 0.7, _ => 0.72);

        foreach (string color in new[] { Training, Validation })
            svg.Elements(_svg + "circle").Should().Contain(dot => (string)dot.Attribute("fill")! == color && (double)dot.Attribute("cx")! == 382);
        Texts(svg).Should().Contain("Best epoch 1 of 1: training loss 0.7, validation loss 0.72, learning rate 0.001");
    }

    [Fact]
    public void ToSvg_NoValidationSet_ShowsTheTrainingOnlyAndNoBestEpoch()
    {
        XElement svg = Draw(300, epoch => 1 / (1.0 + epoch), _ => null);

        Texts(svg).Should().Contain("Last epoch 300 of 300: training loss 0.003322, learning rate 0.001").And.NotContain(["validation", "best"]);
        Points(svg, Validation).Should().BeEmpty();
        svg.Elements(_svg + "circle").Should().BeEmpty();
    }

    [Theory]
    [InlineData(9, "1 2 3 4 5 6 7 8 9")]
    [InlineData(52, "1 10 20 30 40 50")]
    [InlineData(600, "1 100 200 300 400 500 600")]
    public void ToSvg_Epochs_HaveRoundLabelsApartFromEachOther(int epochs, string labels)
    {
        double bottom = Draw(epochs, _ => 1, _ => 1).Elements(_svg + "text").Where(text => text.Value == "1").Max(text => (double)text.Attribute("y")!);
        Draw(epochs, _ => 1, _ => 1).Elements(_svg + "text").Where(text => (double)text.Attribute("y")! == bottom)
            .Select(text => text.Value).Should().Equal(labels.Split(' '));
    }

    [Fact]
    public void ToSvg_LossesOfDifferentMagnitudes_HaveALogarithmicAxis()
    {
        XElement svg = Draw(600, epoch => 1e4 * Math.Exp(-epoch / 40.0), epoch => 2e4 * Math.Exp(-epoch / 40.0));
        Texts(svg).Should().Contain(["loss, logarithmic", "10,000", "1", "0.01"]);
    }

    [Fact]
    public void ToSvg_LossThatIsNotFinite_LeavesAGap()
    {
        XElement svg = Draw(5, _ => double.NaN, epoch => epoch == 3 ? double.PositiveInfinity : epoch);

        Points(svg, Training).Should().BeEmpty();
        string path = Path(svg, Validation);
        path.Split('M').Should().HaveCount(3, "there are two pieces");
        svg.ToString().Should().NotContain("NaN\"").And.NotContain("∞").And.NotContain("Infinity");
    }

    [Fact]
    public void ToSvg_HistoryWithoutItsBestEpoch_IsRefused()
    {
        ((Action)(() => new TrainingHistory([], 0).ToSvg())).Should().Throw<ArgumentException>().WithMessage("The history has no epoch 0,*");
        ((Action)(() => new TrainingHistory([new EpochResult(1, 1, 1, 1)], 2).ToSvg())).Should().Throw<ArgumentException>();
    }

    private static XElement Draw(int count, Func<int, double> training, Func<int, double?> validation)
    {
        EpochResult[] epochs = [.. Enumerable.Range(1, count).Select(epoch => new EpochResult(epoch, training(epoch), validation(epoch), 0.001))];
        int best = validation(1) == null ? count : epochs.MinBy(epoch => epoch.ValidationLoss)!.Epoch;
        return XElement.Parse(new TrainingHistory(epochs, best).ToSvg());
    }

    private static IEnumerable<string> Texts(XElement svg) => svg.Elements(_svg + "text").Select(text => text.Value);

    private static double Label(XElement svg, string text) => (double)svg.Elements(_svg + "text").Single(label => label.Value == text).Attribute("y")!;

    /// <summary>The path that is a curve; that of the legend has another width.</summary>
    private static string Path(XElement svg, string color) => (string?)svg.Elements(_svg + "path")
        .SingleOrDefault(path => (string)path.Attribute("stroke")! == color && (string)path.Attribute("stroke-width")! == "2")?.Attribute("d") ?? "";

    private static (double X, double Y)[] Points(XElement svg, string color) =>
        [.. Path(svg, color).Replace("h0", "").Split('M', 'L').Skip(1).Select(point => point.Split(' '))
            .Select(pair => (double.Parse(pair[0], CultureInfo.InvariantCulture), double.Parse(pair[1], CultureInfo.InvariantCulture)))];

    private static bool Nearly(double left, double right) => Math.Abs(left - right) < 0.01;
}
