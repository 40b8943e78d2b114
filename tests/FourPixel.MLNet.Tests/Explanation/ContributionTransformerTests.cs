using FourPixel.MLNet.Tests.Support;
using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.MLNet.Tests.Explanation;

/// <summary>Contributions as a transformer of ML.NET's.</summary>
public class ContributionTransformerTests
{
    private readonly MLContext _context = new(1);

    [Theory, EverySubject]
    public void Fit_EverySubject_ConformsToMLNet(Subject subject)
    {
        IDataView data = Examples.Make().ToView(_context);
        ITransformer model = TrainerCase.Of(subject).MakeTrainer(_context).Fit(data);

        Conformance.Check(Estimator(subject, model), data, ["FeatureContributions"], ["Features"]);
    }

    [Theory, EverySubject]
    public void Transform_EverySubject_AddsUpToTheScore(Subject subject)
    {
        IDataView data = Examples.Make().ToView(_context);
        ITransformer model = TrainerCase.Of(subject).MakeTrainer(_context).Fit(data);
        FourPixelContributionTransformer reasons = Estimator(subject, model).Fit(data);
        IDataView explained = reasons.Transform(model.Transform(data));
        float[][] scores = Scores.Of(explained), contributions = Scores.Of(explained, "FeatureContributions");

        bool isClass = subject is Subject.Classes or Subject.NamedClasses;
        var (rests, all) = (new List<double>(), new List<double>());
        for (int row = 0; row < scores.Length; row++)
        {
            int output = isClass ? Array.IndexOf(scores[row], scores[row].Max()) : 0;
            double score = isClass ? Math.Log(scores[row][output] / (1.0 - scores[row][output])) : scores[row][output];
            rests.Add(Math.Abs(score - reasons.Baselines.MeanScore(output) - contributions[row].Sum(contribution => (double)contribution)));
            all.Add(score - reasons.Baselines.MeanScore(output));
        }
        rests.Max().Should().BeLessThan(0.02 * Math.Sqrt(all.Average(score => score * score)));
    }

    [Fact]
    public void Transform_SlotNames_AreThoseOfTheFeatures()
    {
        IDataView data = Examples.Make().ToView(_context);
        ITransformer model = TrainerCase.Of(Subject.Number).MakeTrainer(_context).Fit(data);

        SlotNames(Estimator(Subject.Number, model).Fit(data).Transform(data)).Should().Equal("A", "B", "C");
    }

    [Fact]
    public void Transform_SumCategories_SumsOneHotVectorsUnderTheirColumn()
    {
        IDataView rows = _context.Data.LoadFromEnumerable(Examples.Make());
        TransformerChain<ITransformer> model = _context.Transforms.Categorical.OneHotEncoding("Kind")
            .Append(_context.Transforms.Concatenate("Features", "A", "Kind", "C"))
            .Append(TrainerCase.Of(Subject.Number).MakeTrainer(_context)).Fit(rows);
        IDataView scored = model.Transform(rows);

        IDataView bySlot = _context.Transforms.FourPixelContributions(model).Fit(scored).Transform(scored);
        IDataView byColumn = new MLContext(1).Transforms.FourPixelContributions(model, sumCategories: true).Fit(scored).Transform(scored);

        SlotNames(bySlot).Should().Equal("A", "Kind.kind 0", "Kind.kind 1", "Kind.kind 2", "C");
        SlotNames(byColumn).Should().Equal("A", "Kind", "C");
        float[][] slots = Scores.Of(_context.Transforms.FourPixelContributions(model, baselineCount: 200).Fit(scored).Transform(scored), "FeatureContributions");
        float[][] columns = Scores.Of(_context.Transforms.FourPixelContributions(model, sumCategories: true, baselineCount: 200).Fit(scored).Transform(scored), "FeatureContributions");
        for (int row = 0; row < slots.Length; row++)
        {
            columns[row].Should().HaveCount(3);
            columns[row][1].Should().BeApproximately(slots[row][1] + slots[row][2] + slots[row][3], 1e-4f);
        }
    }

    [Fact]
    public void Fit_RawRowsThroughTheChain_GivesAPipelineThatExplainsItself()
    {
        List<Example> examples = Examples.Make();
        IDataView rows = _context.Data.LoadFromEnumerable(examples);
        TransformerChain<ITransformer> model = Examples.Featurizer(_context).Append(TrainerCase.Of(Subject.YesNo).MakeTrainer(_context)).Fit(rows);
        var explained = model.Append(_context.Transforms.FourPixelContributions(model).Fit(model.Transform(rows)));
        ITransformer loaded = ModelFile.Load(ModelFile.Save(explained, rows.Schema));

        using PredictionEngine<Example, Explained> engine = _context.Model.CreatePredictionEngine<Example, Explained>(loaded);

        string[] expected = Scores.Bits(explained.Transform(rows), "FeatureContributions");
        examples.Select(example => Scores.Bits(engine.Predict(example).FeatureContributions)).Should().Equal(expected);
    }

    [Fact]
    public void Fit_SparseRows_ExplainsAsDenseRowsDo()
    {
        List<NumberRow> rows = NumberRows.MakeSparse(120, 2_000, (row, i) => row.Label = i % 10);
        IDataView data = rows.ToView(_context);
        ITransformer model = TrainerCase.Of(Subject.Number).MakeTrainer(options => options.LabelColumnName = "Label", _context).Fit(data);
        FourPixelContributionTransformer reasons = _context.Transforms.FourPixelContributions(model).Fit(data);

        float[][] contributions = Scores.Of(reasons.Transform(data), "FeatureContributions");

        contributions.Should().OnlyContain(row => row.Length == 2_000 && row.Skip(10).All(contribution => contribution == 0));
        ITransformer loaded = ModelFile.Load(ModelFile.Save(reasons, data.Schema));
        Scores.Bits(loaded.Transform(data), "FeatureContributions").Should().Equal(contributions.Select(row => Scores.Bits(row)));
    }

    [Fact]
    public void Fit_WhatDoesNotFit_IsRefused()
    {
        IDataView data = Examples.Make().ToView(_context);
        ITransformer model = TrainerCase.Of(Subject.Numbers).MakeTrainer(_context).Fit(data);
        ITransformer other = _context.Transforms.CopyColumns("X", "A").Fit(data);
        Action noModel = () => _context.Transforms.FourPixelContributions(other);
        Action noTarget = () => _context.Transforms.FourPixelContributions(model);
        Action noSuchTarget = () => _context.Transforms.FourPixelContributions(model, output: 2);
        Action noBaselines = () => _context.Transforms.FourPixelContributions(model, output: 0, baselineCount: 0);
        Action noFeatures = () => _context.Transforms.FourPixelContributions(model, output: 0).Fit(_context.Data.LoadFromEnumerable(Examples.Make()));
        Action noRows = () => _context.Transforms.FourPixelContributions(model, output: 0).Fit(_context.Data.SkipRows(data, 1_000));

        noModel.Should().Throw<ArgumentException>().WithMessage("*not a FourPixel model*");
        noTarget.Should().Throw<ArgumentException>().WithMessage("*output*");
        noSuchTarget.Should().Throw<ArgumentException>().WithMessage("*output*");
        noBaselines.Should().Throw<ArgumentException>().WithMessage("*baselineCount*");
        noFeatures.Should().Throw<ArgumentException>().WithMessage("*Features*");
        noRows.Should().Throw<InvalidOperationException>().WithMessage("*no rows*");
    }

    [Theory]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NaN)]
    public void Fit_BaselineIsNotFinite_IsRefusedOrLeftOut(float value)
    {
        List<Example> examples = Examples.Make(withMissing: false);
        ITransformer model = TrainerCase.Of(Subject.Number).MakeTrainer(options => options.InputScaling = InputScaling.None, _context).Fit(examples.ToView(_context));
        examples[3].B = value;
        IDataView data = examples.ToView(_context);
        Func<FourPixelContributionTransformer> fit = () => _context.Transforms.FourPixelContributions(model, baselineCount: 1_000).Fit(data);

        if (float.IsNaN(value))
            fit().Baselines.Count.Should().Be(examples.Count - 1);
        else
            fit.Should().Throw<InvalidOperationException>().WithMessage("*Features*row 3*");
    }

    private FourPixelContributionEstimator Estimator(Subject subject, ITransformer model) =>
        _context.Transforms.FourPixelContributions(model, output: subject == Subject.Numbers ? 0 : null);

    private static string[] SlotNames(IDataView view)
    {
        VBuffer<ReadOnlyMemory<char>> names = default;
        view.Schema["FeatureContributions"].GetSlotNames(ref names);
        return [.. names.DenseValues().Select(name => name.ToString())];
    }

    private sealed class Explained
    {
        public float[] FeatureContributions { get; set; } = [];
    }
}
