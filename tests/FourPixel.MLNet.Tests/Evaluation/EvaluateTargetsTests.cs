using FourPixel.MLNet.Tests.Support;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.MLNet.Tests.Evaluation;

/// <summary>Regression metrics of several targets at once.</summary>
public class EvaluateTargetsTests
{
    private const double Tolerance = 1e-12;

    private readonly MLContext _context = new(1);

    [Fact]
    public void EvaluateTargets_TwoTargets_AreAsWorkedByHand()
    {
        MultiTargetRegressionMetrics metrics = Evaluate(
            ([1, 10], [1, 12]),
            ([2, float.NaN], [1, 5]),
            ([3, 30], [5, 27]));

        // Errors 0, 1, -2 around the labels' mean 2: squares 5 of 2. Errors -2, 3 around 20: squares 13 of 200.
        ShouldBe(metrics.Targets[0], rows: 3, without: 0, absolute: 1, squared: 5.0 / 3, determination: -1.5);
        ShouldBe(metrics.Targets[1], rows: 2, without: 1, absolute: 2.5, squared: 6.5, determination: 0.935);
        metrics.MeanAbsoluteError.Should().BeApproximately(1.75, Tolerance);
        metrics.MeanSquaredError.Should().BeApproximately(((5.0 / 3) + 6.5) / 2, Tolerance);
        metrics.RootMeanSquaredError.Should().BeApproximately((Math.Sqrt(5.0 / 3) + Math.Sqrt(6.5)) / 2, Tolerance);
        metrics.RSquared.Should().BeApproximately((-1.5 + 0.935) / 2, Tolerance);
    }

    [Fact]
    public void EvaluateTargets_EachTargetOfATrainedModel_IsAsMLNetEvaluatesItAlone()
    {
        List<Example> examples = Examples.Make(withMissing: false);
        examples[7].Prices[1] = float.NaN;
        IDataView data = examples.ToView(_context);
        IDataView scored = TrainerCase.Of(Subject.Numbers).MakeTrainer().Fit(data).Transform(data);
        float[][] scores = Scores.Of(scored);

        MultiTargetRegressionMetrics metrics = _context.Regression.EvaluateTargets(scored, nameof(Example.Prices));

        for (int target = 0; target < 2; target++)
        {
            IDataView alone = _context.Data.LoadFromEnumerable(examples.Zip(scores,
                (example, score) => new Single { Label = example.Prices[target], Score = score[target] }));
            ShouldAgree(metrics.Targets[target], _context.Regression.Evaluate(alone));
        }
        metrics.Targets.Select(target => target.RowsWithoutLabel).Should().Equal(0, 1);
    }

    [Fact]
    public void EvaluateTargets_SingleNumbers_AreOneTargetAsMLNetEvaluatesIt()
    {
        IDataView data = Examples.Make().ToView(_context);
        IDataView scored = TrainerCase.Of(Subject.Number).MakeTrainer().Fit(data).Transform(data);

        MultiTargetRegressionMetrics metrics = _context.Regression.EvaluateTargets(scored, nameof(Example.Price));

        metrics.Targets.Should().ContainSingle().Which.Name.Should().Be(nameof(Example.Price));
        ShouldAgree(metrics.Targets[0], _context.Regression.Evaluate(scored, nameof(Example.Price)));
        metrics.RSquared.Should().Be(metrics.Targets[0].RSquared);
    }

    [Fact]
    public void EvaluateTargets_LabelsFarFromZero_LoseNoDigits()
    {
        // The squares of these are beyond the digits of a float, and their differences beyond those of squares in double.
        const float far = 16_000_000;
        MultiTargetRegressionMetrics metrics = Evaluate(([far], [far]), ([far + 1], [far + 1]), ([far + 2], [far + 1]));
        ShouldBe(metrics.Targets[0], rows: 3, without: 0, absolute: 1.0 / 3, squared: 1.0 / 3, determination: 0.5);
    }

    [Fact]
    public void EvaluateTargets_LabelThatIsTheSameInAllRows_HasRSquared1OnlyIfAllIsRight() =>
        Evaluate(([0.1f, 0.1f], [0.1f, 0.1f]), ([0.1f, 0.1f], [0.1f, 0.2f]))
            .Targets.Select(target => target.RSquared).Should().Equal(1, 0);

    [Fact]
    public void EvaluateTargets_NoLabels_IsNaN()
    {
        MultiTargetRegressionMetrics metrics = Evaluate(([1, float.NaN, 1], [1, 1, float.NaN]), ([2, float.NaN, 1], [2, 2, 1]));

        metrics.Targets.Select(target => target.Rows).Should().Equal(2, 0, 2);
        metrics.Targets.Select(target => target.RSquared).Should().Equal(1, double.NaN, double.NaN);
        metrics.Targets.Select(target => target.MeanAbsoluteError).Should().Equal(0, double.NaN, double.NaN);
        metrics.RootMeanSquaredError.Should().Be(double.NaN);
    }

    [Fact]
    public void EvaluateTargets_SparseVectors_AreReadAsWhatTheyStandFor()
    {
        var dense = new VBuffer<float>(3, [0, 4, 0]);
        var sparse = new VBuffer<float>(3, 1, [4], [1]);
        IDataView data = _context.Data.LoadFromEnumerable(
            new[] { new Buffers { Label = dense, Score = sparse }, new Buffers { Label = sparse, Score = dense } });

        _context.Regression.EvaluateTargets(data).MeanAbsoluteError.Should().Be(0);
    }

    [Fact]
    public void EvaluateTargets_SlotNames_NameTheTargets()
    {
        IDataView rows = _context.Data.LoadFromEnumerable([new Example { A = 1, B = 2, Prices = [1, 2] }]);
        IDataView named = _context.Transforms.Concatenate("Label", "A", "B")
            .Append(_context.Transforms.CopyColumns("Score", "Prices")).Fit(rows).Transform(rows);

        NamesOf("Label", "Score").Should().Equal("A", "B");
        NamesOf("Score", "Label").Should().Equal("A", "B");
        NamesOf("Score", "Score").Should().Equal("0", "1");

        IEnumerable<string> NamesOf(string label, string score) =>
            _context.Regression.EvaluateTargets(named, label, score).Targets.Select(target => target.Name);
    }

    [Theory]
    [InlineData("Nothing", "Prices", "label column 'Nothing'")]
    [InlineData("Prices", "Nothing", "score column 'Nothing'")]
    [InlineData("Kind", "Prices", "label column 'Kind'*vector of Single*String")]
    [InlineData("Prices", "Free", "score column 'Free'*known-size vector of Single*")]
    [InlineData("Prices", "Price", "score column 'Price'*2 numbers, as label column 'Prices' has*1, in Single")]
    [InlineData("Price", "Features", "score column 'Features'*1 numbers, as label column 'Price' has*3, in Vector<Single, 3>")]
    public void EvaluateTargets_ColumnsThatDoNotFit_AreNamed(string label, string score, string message)
    {
        IDataView data = Examples.Make(3).ToView(_context);
        Action act = () => _context.Regression.EvaluateTargets(data, label, score);
        act.Should().Throw<ArgumentOutOfRangeException>().WithMessage($"*{message}*");
    }

    [Fact]
    public void EvaluateTargets_InfiniteLabel_IsRefused()
    {
        Action act = () => Evaluate(([1, 1], [1, 1]), ([1, float.PositiveInfinity], [1, 1]));
        act.Should().Throw<InvalidOperationException>().WithMessage("Label column 'Label' has *Infinity* in slot 1 of row 1;*");
    }

    private MultiTargetRegressionMetrics Evaluate(params (float[] Label, float[] Score)[] rows)
    {
        var schema = SchemaDefinition.Create(typeof(Several));
        schema["Label"].ColumnType = schema["Score"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, rows[0].Label.Length);
        return _context.Regression.EvaluateTargets(_context.Data.LoadFromEnumerable(
            rows.Select(row => new Several { Label = row.Label, Score = row.Score }), schema));
    }

    private static void ShouldBe(TargetMetrics metrics, long rows, long without, double absolute, double squared, double determination)
    {
        (metrics.Rows, metrics.RowsWithoutLabel).Should().Be((rows, without));
        metrics.MeanAbsoluteError.Should().BeApproximately(absolute, Tolerance);
        metrics.MeanSquaredError.Should().BeApproximately(squared, Tolerance);
        metrics.RootMeanSquaredError.Should().BeApproximately(Math.Sqrt(squared), Tolerance);
        metrics.RSquared.Should().BeApproximately(determination, Tolerance);
    }

    /// <summary>ML.NET squares labels in single precision.</summary>
    private static void ShouldAgree(TargetMetrics metrics, RegressionMetrics expected)
    {
        metrics.MeanAbsoluteError.Should().BeApproximately(expected.MeanAbsoluteError, 1e-9 * expected.MeanAbsoluteError);
        metrics.MeanSquaredError.Should().BeApproximately(expected.MeanSquaredError, 1e-9 * expected.MeanSquaredError);
        metrics.RootMeanSquaredError.Should().BeApproximately(expected.RootMeanSquaredError, 1e-9 * expected.RootMeanSquaredError);
        metrics.RSquared.Should().BeApproximately(expected.RSquared, 1e-6);
    }

    private sealed class Single
    {
        public float Label { get; set; }

        public float Score { get; set; }
    }

    private sealed class Several
    {
        public float[] Label { get; set; } = [];

        public float[] Score { get; set; } = [];
    }

    private sealed class Buffers
    {
        [VectorType(3)]
        public VBuffer<float> Label { get; set; }

        [VectorType(3)]
        public VBuffer<float> Score { get; set; }
    }
}
