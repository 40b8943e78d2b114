using FourPixel.MLNet;
using FourPixel.MLNet.Tests.Support;
using FourPixel.Net;
using FourPixel.Onnx.Tests.Support;
using Microsoft.ML;

namespace FourPixel.Onnx.Tests;

/// <summary>Models of labels and features of any size score in ONNX Runtime as well as in FourPixel.</summary>
public class TrainedScaleTests
{
    private static readonly MLContext _context = new(1);

    [Theory]
    [InlineData(1e6, 0.87, false)]
    [InlineData(1e6, 0.87, true)]
    [InlineData(1e9, 1000, false)]
    [InlineData(1e9, 1000, true)]
    [InlineData(0, 1e-30, true)]
    public void Export_LabelOfAnyMeanAndSpread_KeepsThePrediction(double mean, double spread, bool small)
    {
        List<NumberRow> rows = NumberRows.Make(1_000, 3, (row, _) => row.Label = (float)(mean + (spread * (row.Features[0] + (0.5 * row.Features[1])))));
        NumberRows.RSquared(rows, Run(Fit(rows, small), rows)).Should().BeGreaterThan(0.98);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Export_ConstantLabel_ScoresTheLabel(bool small)
    {
        List<NumberRow> rows = NumberRows.Make(200, 3, (row, _) => row.Label = 1e-6f);
        Run(Fit(rows, small), rows).Should().OnlyContain(score => score == 1e-6f);
    }

    [Theory]
    [InlineData(InputScaling.Standard, false)]
    [InlineData(InputScaling.Standard, true)]
    [InlineData(InputScaling.Robust, false)]
    [InlineData(InputScaling.Robust, true)]
    public void Export_OutliersAndCloseValues_GivesTheSameScores(InputScaling scaling, bool small)
    {
        List<NumberRow> rows = NumberRows.Make(500, 4, (row, i) =>
        {
            row.Label = Math.Clamp(row.Features[0], -2, 2) + (i % 3);
            row.Features[0] = 2e38f + (5e37f * Math.Clamp(row.Features[0], -2, 2));
            row.Features[1] = 16777216 + (2 * (i % 3));
            row.Features[2] = 1e-39f * (i % 3);
            if (i == 17)
                row.Features[3] = 1e30f;
        });
        float[] far = [1e38f, float.MaxValue, float.MinValue, -1e38f, float.MinValue, 0, 1e-45f, float.NaN];
        Network network = Fit(rows, small, scaling);

        float[] scores = Run(network, rows);
        NumberRows.RSquared(rows, scores).Should().BeGreaterThan(0.95);
        scores.ShouldBeOnPar(network.Forward([.. rows.SelectMany(row => row.Features)]), "the training rows");
        float[] farScores = Run(network, far);
        farScores.ShouldBeOnPar(network.Forward(far), "rows far from them");
        farScores.Should().OnlyContain(score => float.IsFinite(score));
    }

    private static Network Fit(List<NumberRow> rows, bool small, InputScaling scaling = InputScaling.Standard)
    {
        FourPixelRegressionTrainer.Options options = small
            ? new() { Seed = 1, Recipe = Recipe.Textbook, HiddenLayers = [16], LearningRate = 0.01, NumberOfEpochs = 60 }
            : new() { Seed = 1, NumberOfEpochs = 30 };
        options.InputScaling = scaling;
        return _context.Regression.Trainers.FourPixel(options).Fit(rows.ToView(_context)).Model.Network;
    }

    private static float[] Run(Network network, List<NumberRow> rows) => Run(network, [.. rows.SelectMany(row => row.Features)]);

    private static float[] Run(Network network, float[] rows)
    {
        using var stream = new MemoryStream();
        network.ExportOnnx(stream);
        using var session = new OnnxSession(stream.ToArray());
        return session.Run(rows, network.Inputs, "Score");
    }
}
