using FourPixel.MLNet.Tests.Support;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.MLNet.Tests.Certainty;

/// <summary>Sets of classes hold what they promise.</summary>
public class PredictionSetTests
{
    private readonly MLContext _context = new(1);

    [Theory]
    [InlineData(Subject.Classes)]
    [InlineData(Subject.NamedClasses)]
    [InlineData(Subject.YesNo)]
    public void Fit_ScoredRows_ConformsToMLNet(Subject subject)
    {
        var trainerCase = TrainerCase.Of(subject);
        IDataView data = Examples.Make().ToView(_context);
        IDataView scored = trainerCase.MakeTrainer(_context).Fit(data).Transform(data);

        if (subject == Subject.YesNo)
            Conformance.Check(_context.BinaryClassification.PredictionSets(labelColumnName: trainerCase.Label), scored, ["PredictionSet"], ["Probability"]);
        else
            Conformance.Check(_context.MulticlassClassification.PredictionSets(labelColumnName: trainerCase.Label), scored, ["PredictionSet"], ["Score"]);
    }

    [Theory]
    [InlineData(0.7)]
    [InlineData(0.9)]
    [InlineData(0.99)]
    public void Transform_Classes_HoldsTheCoverage(double coverage)
    {
        IDataView calibration = _context.Data.LoadFromEnumerable(ClassifiedRow.Make(4_000, seed: 1));
        List<ClassifiedRow> heldOut = ClassifiedRow.Make(4_000, seed: 2);
        PredictionSetTransformer transformer = _context.MulticlassClassification.PredictionSets(coverage).Fit(calibration);

        bool[][] sets = [.. transformer.Transform(_context.Data.LoadFromEnumerable(heldOut)).GetColumn<bool[]>("PredictionSet")];

        sets.Zip(heldOut, (set, row) => set[row.Label] ? 1.0 : 0).Average().Should().BeApproximately(coverage, 0.03);
        sets.Zip(heldOut).Should().OnlyContain(pair => pair.First[Array.IndexOf(pair.Second.Score, pair.Second.Score.Max())]);
        sets.Average(set => set.Count(isIn => isIn)).Should().BeGreaterThan(1).And.BeLessThan(4);
    }

    [Fact]
    public void Transform_Binary_HoldsTheCoverage()
    {
        IDataView calibration = _context.Data.LoadFromEnumerable(ClassifiedRow.Make(4_000, seed: 1));
        List<ClassifiedRow> heldOut = ClassifiedRow.Make(4_000, seed: 2);

        IDataView view = _context.BinaryClassification.PredictionSets(labelColumnName: "IsYes").Fit(calibration).Transform(_context.Data.LoadFromEnumerable(heldOut));

        view.GetColumn<bool[]>("PredictionSet").Zip(heldOut, (set, row) => set[row.IsYes ? 1 : 0] ? 1.0 : 0).Average().Should().BeApproximately(0.9, 0.03);
        SlotNames(view).Should().Equal("False", "True");
    }

    [Fact]
    public void Transform_NamedClasses_NamesTheSlots()
    {
        IDataView data = Examples.Make().ToView(_context);
        IDataView scored = TrainerCase.Of(Subject.NamedClasses).MakeTrainer(_context).Fit(data).Transform(data);

        SlotNames(_context.MulticlassClassification.PredictionSets(labelColumnName: "KindKey").Fit(scored).Transform(scored))
            .Should().Equal("kind 0", "kind 1", "kind 2");
    }

    /// <summary>Ranks of (0.5, 0.3, 0.15, 0.05): 0.25, 0.65, 0.875, 0.975. Nine of ten labels rank at most 0.65.</summary>
    [Fact]
    public void Fit_HandWorkedRows_FindsTheThreshold()
    {
        List<ClassifiedRow> rows =
        [
            .. Enumerable.Range(0, 10).Select(i => new ClassifiedRow { Score = [0.3f, 0.5f, 0.05f, 0.15f], Label = i == 0 ? 3u : i < 4 ? 0u : 1u }),
        ];
        IDataView data = _context.Data.LoadFromEnumerable(rows);

        PredictionSetTransformer transformer = _context.MulticlassClassification.PredictionSets(0.75).Fit(data);

        transformer.Threshold.Should().BeApproximately(0.65, 1e-6);
        transformer.Transform(data).GetColumn<bool[]>("PredictionSet").First().Should().Equal(true, true, false, false);
    }

    [Fact]
    public void PredictionEngine_OfAWholePipeline_GivesTheSetsOfTransform()
    {
        List<Example> examples = Examples.Make();
        IDataView rows = _context.Data.LoadFromEnumerable(examples);
        TransformerChain<ITransformer> model = Examples.Featurizer(_context).Append(TrainerCase.Of(Subject.NamedClasses).MakeTrainer(_context)).Fit(rows);
        var sure = model.Append(_context.MulticlassClassification.PredictionSets(labelColumnName: "KindKey").Fit(model.Transform(rows)));

        using PredictionEngine<Example, Classes> engine = _context.Model.CreatePredictionEngine<Example, Classes>(ModelFile.Load(ModelFile.Save(sure, rows.Schema)));

        examples.Select(example => string.Join(' ', engine.Predict(example).PredictionSet))
            .Should().Equal(sure.Transform(rows).GetColumn<bool[]>("PredictionSet").Select(set => string.Join(' ', set)));
    }

    [Fact]
    public void Fit_WhatDoesNotFit_IsRefused()
    {
        List<ClassifiedRow> wrong = ClassifiedRow.Make(30, seed: 1);
        wrong[4].Score = [2, -1, 0, 0];
        IDataView data = _context.Data.LoadFromEnumerable(ClassifiedRow.Make(30, seed: 1));
        Action coverage = () => _context.MulticlassClassification.PredictionSets(1.5);
        Action tooFew = () => _context.MulticlassClassification.PredictionSets(0.99).Fit(data);
        Action noProbability = () => _context.MulticlassClassification.PredictionSets().Fit(_context.Data.LoadFromEnumerable(wrong));
        Action noKey = () => _context.MulticlassClassification.PredictionSets(labelColumnName: "Probability").Fit(data);
        Action noColumn = () => _context.MulticlassClassification.PredictionSets(scoreColumnName: "Scores").Fit(data);
        Action noFlag = () => _context.BinaryClassification.PredictionSets().Fit(data);

        coverage.Should().Throw<ArgumentException>().WithMessage("*coverage*");
        tooFew.Should().Throw<InvalidOperationException>().WithMessage("*at least 99 calibration rows*30*");
        noProbability.Should().Throw<InvalidOperationException>().WithMessage("*Score*row 4*");
        noKey.Should().Throw<ArgumentException>().WithMessage("*key of 4 classes*");
        noColumn.Should().Throw<ArgumentException>().WithMessage("*Scores*");
        noFlag.Should().Throw<ArgumentException>().WithMessage("*Boolean*");
    }

    private static string[] SlotNames(IDataView view)
    {
        VBuffer<ReadOnlyMemory<char>> names = default;
        view.Schema["PredictionSet"].GetSlotNames(ref names);
        return [.. names.DenseValues().Select(name => name.ToString())];
    }

    private sealed class Classes
    {
        public bool[] PredictionSet { get; set; } = [];
    }
}
