using FourPixel.MLNet.Tests.Support;
using Microsoft.ML;

namespace FourPixel.MLNet.Tests.Evaluation;

public class CalibrationCurveTests
{
    private readonly MLContext _context = new(1);

    [Fact]
    public void CalibrationCurve_HandWorkedRows_IsWhatWasWorkedOut()
    {
        (float Probability, bool IsYes)[] said = [(0.1f, false), (0.3f, true), (0.4f, false), (0.8f, true), (1, true), (1, false)];
        IDataView data = _context.Data.LoadFromEnumerable(said.Select(row => new ClassifiedRow { Probability = row.Probability, IsYes = row.IsYes }));

        CalibrationCurve curve = _context.BinaryClassification.CalibrationCurve(data, "IsYes", numberOfBins: 4);

        curve.Rows.Should().Be(6);
        curve.Bins.Select(bin => bin.Rows).Should().Equal(1, 2, 0, 3);
        curve.Bins.Select(bin => (bin.From, bin.To)).Should().Equal((0, 0.25), (0.25, 0.5), (0.5, 0.75), (0.75, 1));
        curve.Bins[1].MeanProbability.Should().BeApproximately(0.35, 1e-6);
        curve.Bins[1].Frequency.Should().Be(0.5);
        curve.Bins[2].Frequency.Should().Be(double.NaN);
        // (0.1 * 1 + 0.15 * 2 + (2.8 - 2) / 3 * 3) / 6.
        curve.ExpectedCalibrationError.Should().BeApproximately(0.2, 1e-6);
    }

    [Fact]
    public void CalibrationCurve_LabelsDrawnByTheirProbabilities_IsNearTheDiagonal()
    {
        IDataView data = _context.Data.LoadFromEnumerable(ClassifiedRow.Make(20_000, seed: 1));

        CalibrationCurve binary = _context.BinaryClassification.CalibrationCurve(data, "IsYes"), multiclass = _context.MulticlassClassification.CalibrationCurve(data);

        binary.ExpectedCalibrationError.Should().BeLessThan(0.02);
        multiclass.ExpectedCalibrationError.Should().BeLessThan(0.02);
        multiclass.Bins.Take(2).Should().OnlyContain(bin => bin.Rows == 0, "of four classes one has a quarter at least");
        multiclass.Rows.Should().Be(20_000);
    }

    [Fact]
    public void CalibrationCurve_WhatDoesNotFit_IsRefused()
    {
        IDataView data = _context.Data.LoadFromEnumerable(ClassifiedRow.Make(10, seed: 1));
        Action noBins = () => _context.BinaryClassification.CalibrationCurve(data, "IsYes", numberOfBins: 0);
        Action noLabel = () => _context.BinaryClassification.CalibrationCurve(data);

        noBins.Should().Throw<ArgumentException>().WithMessage("*numberOfBins*");
        noLabel.Should().Throw<ArgumentException>().WithMessage("*Label*");
    }
}
