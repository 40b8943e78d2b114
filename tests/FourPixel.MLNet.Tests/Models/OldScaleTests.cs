using FourPixel.MLNet.Tests.Support;
using Microsoft.ML;

namespace FourPixel.MLNet.Tests.Models;

/// <summary>
/// Models that ML.NET saved with version 0.2, trained on labels of mean 1e6 and standard deviation 1, which their last layer has
/// in its bias.
/// </summary>
public class OldScaleTests
{
    private readonly MLContext _context = new(1);

    /// <param name="name">The file, one without bins and one with.</param>
    /// <param name="then">R-squared of the scores of version 0.2.</param>
    [Theory]
    [InlineData("v1-large-mean", 0.958002)]
    [InlineData("v2-large-mean", 0.988361)]
    public void Score_LabelOfLargeMean_IsBetterThanItWas(string name, double then)
    {
        ITransformer model = _context.Model.Load(Path.Combine(AppContext.BaseDirectory, "Fixtures", "models", name + ".zip"), out _);
        List<NumberRow> rows = NumberRows.Make(2_000, 3, (row, _) => row.Label = (float)(1e6 + (0.87 * (row.Features[0] + (0.5 * row.Features[1])))));
        List<NumberRow> far = [new() { Features = [1e38f, -1e38f, float.MaxValue] }, new() { Features = [float.MinValue, 1e30f, 1e38f] }];

        foreach ((string way, float[] scores) in model.ScoresInEveryWay(rows, _context))
            NumberRows.RSquared(rows, scores).Should().BeGreaterThan(Math.Max(then, 0.995), way);
        foreach ((string way, float[] scores) in model.ScoresInEveryWay(far, _context))
            scores.Should().OnlyContain(score => float.IsFinite(score), way);
    }
}
