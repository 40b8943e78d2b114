using FourPixel.MLNet.Tests.Support;
using Microsoft.ML;

namespace FourPixel.MLNet.Tests.Options;

/// <summary>Bins and input dropout are chosen by what they do on the rows themselves.</summary>
public class OptionTrialTests
{
    private readonly MLContext _context = new(1);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Fit_LabelInStepsOrSmooth_GetsBinsOrNone(bool steps)
    {
        FourPixelOptions chosen = Fit(1_500, steps, new FourPixelRegressionTrainer.Options());
        (chosen.QuantileBins > 0).Should().Be(steps);
    }

    [Fact]
    public void Fit_BinsSet_AreNotTried() =>
        Fit(1_500, steps: false, new FourPixelRegressionTrainer.Options { QuantileBins = 16 }).QuantileBins.Should().Be(16);

    [Theory]
    [InlineData(Effort.Quick)]
    [InlineData(Effort.Standard)]
    [InlineData(Effort.Thorough)]
    public void Fit_Defaults_TriesBinsAndInputDropout(Effort effort) =>
        Trainings(new FourPixelRegressionTrainer.Options { Effort = effort }).Should().Be(3);

    [Theory]
    [InlineData(nameof(FourPixelOptions.QuantileBins), 16)]
    [InlineData(nameof(FourPixelOptions.InputDropout), 0.1)]
    public void Fit_AnOptionSet_TriesTheOther(string name, object value)
    {
        var options = new FourPixelRegressionTrainer.Options();
        options.GetType().GetProperty(name)!.SetValue(options, value);
        Trainings(options).Should().Be(2);
    }

    [Fact]
    public void Fit_Cancelled_StopsWithinTheTrial()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Action fit = () => Fit(1_500, steps: true, new FourPixelRegressionTrainer.Options { CancellationToken = source.Token, EpochCompleted = _ => Assert.Fail("The training itself began.") });
        fit.Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public void Fit_SameSeed_ChoosesAndLearnsTheSame()
    {
        IDataView data = Rows(400, steps: true).ToView(_context);
        float[] Trained() => new FourPixelRegressionTrainer(_context, new() { Seed = 1, NumberOfEpochs = 4 }).Fit(data).Model.Network.Layers[0].Weights.ToArray();
        Trained().Should().Equal(Trained());
    }

    /// <summary>How many trainings the trial had, by the log; that of the options as they are is one of them.</summary>
    private static int Trainings(FourPixelRegressionTrainer.Options options)
    {
        var context = new MLContext(1);
        string? told = null;
        context.Log += (_, e) => told = e.Message.Contains("out-of-fold loss had") ? e.Message : told;
        (options.NumberOfEpochs, options.Members, options.Seed) = (2, 2, 1);
        new FourPixelRegressionTrainer(context, options).Fit(Rows(120, steps: false).ToView(context));
        return int.Parse(System.Text.RegularExpressions.Regex.Match(told!, "Of ([0-9]+) trial runs").Groups[1].Value);
    }

    private FourPixelOptions Fit(int rows, bool steps, FourPixelRegressionTrainer.Options options)
    {
        (options.NumberOfEpochs, options.Seed) = (30, 1);
        return new FourPixelRegressionTrainer(_context, options).Fit(Rows(rows, steps).ToView(_context)).Model.Options;
    }

    private static List<NumberRow> Rows(int rows, bool steps)
    {
        var random = new Random(1);
        return NumberRows.Make(rows, 5, (row, _) =>
        {
            double signal = steps
                ? row.Features.Sum(x => Math.Sign(Math.Sin(8 * x)))
                : row.Features.Sum();
            row.Label = (float)(signal + (steps ? 0.1 : 1) * (random.NextDouble() - 0.5));
        });
    }
}
