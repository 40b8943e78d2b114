using FourPixel.Report.Results;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Report.Tests.Results;

public sealed class ThresholdCurveTests
{
    [Fact]
    public void Of_FourRowsWithATie_IsTheHandWorkedCurve()
    {
        var context = new MLContext();
        IDataView rows = context.Data.LoadFromEnumerable([new(true, 0.9f), new(true, 0.5f), new(false, 0.5f), new Row(false, 0.1f)]);

        var curve = ThresholdCurve.Of(ClassScores.ReadBinary(rows, "Label", default), c: 1);

        curve.Roc.Should().Equal((0, 0), (0, 0.5), (0.5, 1), (1, 1));
        curve.PrecisionRecall.Should().Equal((0.5, 1), (1, 2.0 / 3), (1, 0.5));
        curve.AreaUnderRoc.Should().BeApproximately(0.875, 1e-12);
        curve.AveragePrecision.Should().BeApproximately(5.0 / 6, 1e-12);
    }

    [Fact]
    public void Of_BinaryModel_HasTheAreaThatMLNetComputes()
    {
        PenguinReports report = PenguinReports.Of("binary");
        IDataView scored = report.Model.Transform(report.HeldOut);
        CalibratedBinaryClassificationMetrics metrics = report.Context.BinaryClassification.Evaluate(scored);

        ThresholdCurve.Of(ClassScores.ReadBinary(scored, "Label", default), c: 1).AreaUnderRoc.Should().BeApproximately(metrics.AreaUnderRocCurve, 1e-6);
    }

    [Fact]
    public void Thin_ManyPoints_KeepsTheFirstAndTheLast()
    {
        (double, double)[] points = [.. Enumerable.Range(0, 1_001).Select(i => (i / 1_000.0, 0.0))];

        (double X, double Y)[] thin = [.. ThresholdCurve.Thin(points)];

        thin.Should().HaveCount(200).And.BeInAscendingOrder();
        (thin[0].X, thin[^1].X).Should().Be((0, 1));
    }

    private sealed class Row(bool label, float probability)
    {
        public bool Label { get; set; } = label;

        public float Probability { get; set; } = probability;

        public float Score { get; set; } = probability - 0.5f;
    }
}
