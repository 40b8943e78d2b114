using FourPixel.MLNet.Tests.Support;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.MLNet.Tests.Certainty;

/// <summary>Intervals hold what they promise, and are narrow where they can be.</summary>
public class PredictionIntervalTests
{
    private readonly MLContext _context = new(1);

    [Fact]
    public void Fit_ScoredRows_ConformsToMLNet() =>
        Conformance.Check(_context.Regression.PredictionIntervals(), MakeScored(400, seed: 1).ToView(_context),
            ["LowerBound", "UpperBound"], ["Score", "Features"]);

    [Fact]
    public void Fit_FewRows_ConformsToMLNetWithTheSameWidthForAll()
    {
        IDataView data = MakeScored(60, seed: 1).ToView(_context);
        PredictionIntervalEstimator estimator = _context.Regression.PredictionIntervals(lowerBoundColumnName: "Low", upperBoundColumnName: "High");

        Conformance.Check(estimator, data, ["Low", "High"], ["Score", "Features"]);
        estimator.Fit(data).IsAdaptive.Should().BeFalse();
    }

    [Theory]
    [InlineData(0.8)]
    [InlineData(0.9)]
    public void Transform_NoiseThatDependsOnAFeature_HoldsTheCoverageAndIsNarrowerThanOneWidth(double coverage)
    {
        IDataView calibration = MakeScored(2_000, seed: 1).ToView(_context), heldOut = MakeScored(10_000, seed: 2).ToView(_context);
        PredictionIntervalTransformer intervals = _context.Regression.PredictionIntervals(coverage).Fit(calibration);
        (float Lower, float Upper, float Label)[] rows = Read(intervals.Transform(heldOut));

        intervals.IsAdaptive.Should().BeTrue();
        rows.Average(row => row.Lower <= row.Label && row.Label <= row.Upper ? 1.0 : 0).Should().BeApproximately(coverage, 0.03);
        rows.Average(row => (double)row.Upper - row.Lower).Should().BeLessThan(0.95 * OneWidth(calibration, coverage));
    }

    [Fact]
    public void Transform_NoiseThatDependsOnNothing_HardlyIsWiderThanOneWidth()
    {
        IDataView calibration = MakeScored(2_000, seed: 1, spread: _ => 1).ToView(_context), heldOut = MakeScored(4_000, seed: 2, spread: _ => 1).ToView(_context);

        (float Lower, float Upper, float Label)[] rows = Read(_context.Regression.PredictionIntervals().Fit(calibration).Transform(heldOut));

        rows.Average(row => (double)row.Upper - row.Lower).Should().BeLessThan(1.03 * OneWidth(calibration, 0.9));
        rows.Average(row => row.Lower <= row.Label && row.Label <= row.Upper ? 1.0 : 0).Should().BeApproximately(0.9, 0.03);
    }

    [Fact]
    public void Fit_OneWidth_IsTheQuantileOfTheResiduals()
    {
        List<ScoredRow> rows = [.. Enumerable.Range(1, 99).Select(i => new ScoredRow { Features = [1], Score = 5, Label = 5 + (i % 2 == 0 ? i : -i) })];
        IDataView data = rows.ToView(_context);

        (float Lower, float Upper, float Label)[] bounds = Read(_context.Regression.PredictionIntervals(0.8).Fit(data).Transform(data));

        // The 80th of 99: ceil(100 * 0.8).
        bounds.Should().OnlyContain(row => row.Lower == 5 - 80 && row.Upper == 5 + 80);
    }

    [Fact]
    public void PredictionEngine_OfAWholePipeline_GivesTheBoundsOfTransform()
    {
        List<Example> examples = Examples.Make(300);
        IDataView rows = _context.Data.LoadFromEnumerable(examples);
        TransformerChain<ITransformer> model = Examples.Featurizer(_context).Append(TrainerCase.Of(Subject.Number).MakeTrainer(_context)).Fit(rows);
        IDataView scored = model.Transform(_context.Data.LoadFromEnumerable(Examples.Make(300, seed: 2)));
        var sure = model.Append(_context.Regression.PredictionIntervals(labelColumnName: "Price").Fit(scored));
        ITransformer loaded = ModelFile.Load(ModelFile.Save(sure, rows.Schema));

        using PredictionEngine<Example, Bounds> engine = _context.Model.CreatePredictionEngine<Example, Bounds>(loaded);

        examples.Select(engine.Predict).Select(bounds => Scores.Bits(bounds.LowerBound)).Should().Equal(Scores.Bits(sure.Transform(rows), "LowerBound"));
        Bounds one = engine.Predict(examples[0]);
        one.LowerBound.Should().BeLessThan(one.Score);
        one.UpperBound.Should().BeGreaterThan(one.Score);
    }

    [Fact]
    public void Fit_ModelOfAnotherTrainer_CalibratesItToo()
    {
        IDataView data = Examples.Make(300).ToView(_context);
        ITransformer model = _context.Regression.Trainers.Sdca("Price").Fit(_context.Data.FilterRowsByMissingValues(data, "B"));
        IDataView scored = model.Transform(_context.Data.FilterRowsByMissingValues(Examples.Make(300, seed: 2).ToView(_context), "B"));

        _context.Regression.PredictionIntervals(labelColumnName: "Price").Fit(scored).Transform(scored).Schema.Select(column => column.Name)
            .Should().Contain(["LowerBound", "UpperBound"]);
    }

    [Fact]
    public void Fit_SameSeed_GivesTheSameBounds()
    {
        IDataView data = MakeScored(500, seed: 1).ToView(_context);
        string[] first = Scores.Bits(new MLContext(3).Regression.PredictionIntervals().Fit(data).Transform(data), "LowerBound");

        Scores.Bits(new MLContext(3).Regression.PredictionIntervals().Fit(data).Transform(data), "LowerBound").Should().Equal(first);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void PredictionIntervals_CoverageOutsideItsRange_IsRefused(double coverage)
    {
        Action make = () => _context.Regression.PredictionIntervals(coverage);
        make.Should().Throw<ArgumentException>().WithMessage("*coverage*");
    }

    [Fact]
    public void Fit_WhatDoesNotFit_IsRefused()
    {
        IDataView data = MakeScored(50, seed: 1).ToView(_context);
        List<ScoredRow> infinite = MakeScored(50, seed: 1), unlabelled = MakeScored(50, seed: 1);
        infinite[7].Score = float.PositiveInfinity;
        unlabelled.ForEach(row => row.Label = float.NaN);
        Action tooFew = () => _context.Regression.PredictionIntervals(0.99).Fit(data);
        Action noRows = () => _context.Regression.PredictionIntervals().Fit(unlabelled.ToView(_context));
        Action notFinite = () => _context.Regression.PredictionIntervals().Fit(infinite.ToView(_context));
        Action noLabel = () => _context.Regression.PredictionIntervals(labelColumnName: "Truth").Fit(data);
        Action noScore = () => _context.Regression.PredictionIntervals(scoreColumnName: "Features").Fit(data);
        Action noFeatures = () => _context.Regression.PredictionIntervals(featureColumnName: "Score").Fit(data);
        Action sameName = () => _context.Regression.PredictionIntervals(upperBoundColumnName: "LowerBound");
        Action otherWidth = () => _context.Regression.PredictionIntervals().Fit(data).Transform(
            new List<ScoredRow> { new() { Features = [1] } }.ToView(_context));

        tooFew.Should().Throw<InvalidOperationException>().WithMessage("*0.99*at least 99 calibration rows*50*");
        noRows.Should().Throw<InvalidOperationException>().WithMessage("*there are 0*");
        notFinite.Should().Throw<InvalidOperationException>().WithMessage("*Score*row 7*");
        noLabel.Should().Throw<ArgumentException>().WithMessage("*Truth*");
        noScore.Should().Throw<ArgumentException>().WithMessage("*Single*");
        noFeatures.Should().Throw<ArgumentException>().WithMessage("*vector*");
        sameName.Should().Throw<ArgumentException>().WithMessage("*LowerBound*");
        otherWidth.Should().Throw<ArgumentException>().WithMessage("*Features*");
    }

    /// <summary>A model of the mean, and noise that grows with the distance of the second feature from 0.</summary>
    private static List<ScoredRow> MakeScored(int rows, int seed, Func<float, double>? spread = null)
    {
        var random = new Random(seed);
        spread ??= x => 0.1 + (2 * Math.Abs(x));
        return [.. Enumerable.Range(0, rows).Select(_ => Make())];

        ScoredRow Make()
        {
            float[] features = [.. Enumerable.Range(0, 4).Select(_ => (2 * random.NextSingle()) - 1)];
            float score = 3 * features[0];
            return new ScoredRow { Features = features, Score = score, Label = (float)(score + (spread(features[1]) * NumberRows.Normal(random))) };
        }
    }

    /// <summary>The width of intervals of constant width.</summary>
    private static double OneWidth(IDataView calibration, double coverage)
    {
        double[] residuals = [.. calibration.GetColumn<float>("Score").Zip(calibration.GetColumn<float>("Label"), (score, label) => Math.Abs((double)label - score)).Order()];
        return 2 * residuals[(int)Math.Ceiling((residuals.Length + 1) * coverage) - 1];
    }

    private static (float Lower, float Upper, float Label)[] Read(IDataView view) =>
        [.. view.GetColumn<float>("LowerBound").Zip(view.GetColumn<float>("UpperBound"), view.GetColumn<float>("Label"))];

    private sealed class Bounds
    {
        public float Score { get; set; }

        public float LowerBound { get; set; }

        public float UpperBound { get; set; }
    }
}
