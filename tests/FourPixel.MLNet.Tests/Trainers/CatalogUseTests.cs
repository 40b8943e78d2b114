using FourPixel.MLNet.Tests.Support;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.MLNet.Tests.Trainers;

/// <summary>What ML.NET's catalogs do with any trainer, they do with these.</summary>
public class CatalogUseTests
{
    private readonly MLContext _context = new(1);
    private readonly IDataView _data;

    public CatalogUseTests() => _data = Examples.Make(withMissing: false).ToView(_context);

    [Fact]
    public void CrossValidate_Multiclass_TrainsAndEvaluatesEachFold()
    {
        var results = _context.MulticlassClassification.CrossValidate(_data, Long(Subject.NamedClasses), numberOfFolds: 3, labelColumnName: "KindKey");

        results.Should().HaveCount(3).And.OnlyContain(result => result.Metrics.MicroAccuracy > 0.9);
        results.Select(result => result.Metrics.LogLoss).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void CrossValidate_Binary_TrainsAndEvaluatesEachFold() =>
        _context.BinaryClassification.CrossValidate(_data, Long(Subject.YesNo), numberOfFolds: 3, labelColumnName: nameof(Example.IsLarge))
            .Should().HaveCount(3).And.OnlyContain(result => result.Metrics.AreaUnderRocCurve > 0.95);

    [Fact]
    public void CrossValidate_Regression_TrainsAndEvaluatesEachFold() =>
        _context.Regression.CrossValidate(_data, Long(Subject.Number), numberOfFolds: 3, labelColumnName: nameof(Example.Price))
            .Should().HaveCount(3).And.OnlyContain(result => result.Metrics.RSquared > 0.95);

    [Fact]
    public void Evaluate_Binary_ProbabilitiesAreTheSquashedScores()
    {
        IDataView scored = Long(Subject.YesNo).Fit(_data).Transform(_data);

        foreach ((float score, float probability, bool isLarge) in scored.GetColumn<float>("Score").Zip(
            scored.GetColumn<float>("Probability"), scored.GetColumn<bool>("PredictedLabel")))
        {
            probability.Should().BeApproximately((float)(1 / (1 + Math.Exp(-score))), 1e-6f);
            isLarge.Should().Be(score > 0);
        }
        _context.BinaryClassification.Evaluate(scored, nameof(Example.IsLarge)).LogLoss.Should().BeLessThan(0.3);
    }

    [Fact]
    public void Score_Multiclass_IsAProbabilityOfEachClass()
    {
        IDataView scored = Long(Subject.NamedClasses).Fit(_data).Transform(_data);

        foreach (float[] score in Scores.Of(scored))
            score.Sum().Should().BeApproximately(1, 1e-5f);
        IDataView predicted = _context.Transforms.Conversion.MapKeyToValue("PredictedLabel").Fit(scored).Transform(scored);
        predicted.GetColumn<string>("PredictedLabel").Zip(predicted.GetColumn<string>("Kind")).Count(pair => pair.First == pair.Second)
            .Should().BeGreaterThan(110);
    }

    [Theory]
    [InlineData(Subject.Classes)]
    [InlineData(Subject.NamedClasses)]
    [InlineData(Subject.YesNo)]
    [InlineData(Subject.Number)]
    public void PermutationFeatureImportance_LoadedChain_FindsTheColumnThatMatters(Subject subject)
    {
        // A tells the kinds apart and makes most of the price; C alone says what is large.
        (string matters, string doesNot) = subject switch { Subject.YesNo => ("C", "A"), Subject.Number => ("A", "B"), _ => ("A", "C") };
        string label = TrainerCase.Of(subject).Label;
        IDataView rows = _context.Data.LoadFromEnumerable(Examples.Make(withMissing: false));
        ITransformer model = Examples.Featurizer(_context).Append(Long(subject)).Fit(rows);
        ITransformer loaded = ModelFile.Load(ModelFile.Save(model, rows.Schema));
        IDataView scored = loaded.Transform(rows);

        Dictionary<string, double> losses = subject switch
        {
            Subject.YesNo => _context.BinaryClassification.PermutationFeatureImportanceNonCalibrated(loaded, scored, label)
                .ToDictionary(pair => pair.Key, pair => pair.Value.AreaUnderRocCurve.Mean),
            Subject.Number => _context.Regression.PermutationFeatureImportance(loaded, scored, label)
                .ToDictionary(pair => pair.Key, pair => pair.Value.RSquared.Mean),
            _ => _context.MulticlassClassification.PermutationFeatureImportance(loaded, scored, label)
                .ToDictionary(pair => pair.Key, pair => pair.Value.MicroAccuracy.Mean),
        };

        losses.Keys.Should().BeEquivalentTo("A", "B", "C");
        losses[matters].Should().BeLessThan(-0.1);
        losses[doesNot].Should().BeGreaterThan(-0.05);
    }

    private IEstimator<ITransformer> Long(Subject subject) => TrainerCase.Of(subject).MakeTrainer(
        options => (options.HiddenLayers, options.NumberOfEpochs, options.LearningRate) = ([16], 60, 0.01), _context);
}
