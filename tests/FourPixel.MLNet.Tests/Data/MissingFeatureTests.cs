using FourPixel.MLNet.Tests.Support;
using FourPixel.Net;
using Microsoft.ML;

namespace FourPixel.MLNet.Tests.Data;

/// <summary>A missing feature counts as its column's centre, in training and in scoring.</summary>
public class MissingFeatureTests
{
    private readonly MLContext _context = new(1);

    [Theory, EverySubject]
    public void Score_MissingFeature_IsThatOfTheColumnsCentre(Subject subject)
    {
        TrainerCase trainerCase = TrainerCase.Of(subject);
        ITransformer model = trainerCase.MakeTrainer().Fit(Examples.Make().ToView(_context));
        float centre = (float)trainerCase.ParametersOf(model).Network.InputScaler!.Shift[1];
        List<Example> missing = Examples.Make(rows: 40), filled = Examples.Make(rows: 40);
        missing.ForEach(example => example.B = float.NaN);
        filled.ForEach(example => example.B = centre);

        string[] scores = Scores.Bits(model.Transform(missing.ToView(_context)));

        scores.Should().Equal(Scores.Bits(model.Transform(filled.ToView(_context))));
        scores.Should().NotContain(score => score.Contains("7FC00000", StringComparison.Ordinal)).And.NotContain(score => score.Contains("FFC00000", StringComparison.Ordinal));
    }

    [Fact]
    public void Fit_MissingFeatures_CentreIsTheMeanOfTheOthers()
    {
        List<Example> examples = Examples.Make();
        IEnumerable<float> present = examples.Select(example => example.B).Where(value => !float.IsNaN(value));
        present.Count().Should().BeLessThan(examples.Count);
        TrainerCase trainerCase = TrainerCase.Of(Subject.Number);

        ITransformer model = trainerCase.MakeTrainer(options => options.ValidationFraction = 0).Fit(examples.ToView(_context));

        trainerCase.ParametersOf(model).Network.InputScaler!.Shift[1].Should().BeApproximately(present.Average(), 1e-6f);
    }

    [Fact]
    public void Fit_MissingFeatures_TrainingSeesThemAsScoringDoes()
    {
        // Steps too short to change a weight: the loss of the only batch is that of the model's own scores.
        IDataView data = Examples.Make().ToView(_context);
        TrainerCase trainerCase = TrainerCase.Of(Subject.YesNo);
        ITransformer model = trainerCase.MakeTrainer(options =>
        {
            options.LearningRate = 1e-30;
            (options.BatchSize, options.NumberOfEpochs, options.ValidationFraction) = (1000, 1, 0);
        }).Fit(data);

        double logLoss = _context.BinaryClassification.Evaluate(model.Transform(data), nameof(Example.IsLarge)).LogLoss;

        trainerCase.ParametersOf(model).History.Epochs.Single().TrainingLoss.Should().BeApproximately(logLoss * Math.Log(2), 1e-5);
    }

    [Theory, EverySubject]
    public void Fit_ColumnWithoutAnyValue_CountsAsZeroWithAWarning(Subject subject)
    {
        List<Example> examples = Examples.Make();
        examples.ForEach(example => example.B = float.NaN);
        var log = new LogRecorder(_context);
        ITransformer model = TrainerCase.Of(subject).MakeTrainer(_context).Fit(examples.ToView(_context));
        string[] scores = Scores.Bits(model.Transform(examples.ToView(_context)));

        log.Warnings.Should().ContainSingle(warning => warning.Contains("have no value", StringComparison.Ordinal))
            .Which.Should().StartWith("1 of 3 slots of feature column 'Features' ").And.EndWith(": 1 'B'.");
        examples.ForEach(example => example.B = 12);
        Scores.Bits(model.Transform(examples.ToView(_context))).Should().Equal(scores);
        scores.Should().NotContain(score => score.Contains("C00000", StringComparison.Ordinal));
    }

    [Theory, EverySubject]
    public void InputScalingNone_MissingFeatures_LeavesTheRowsOutAndScoresNaN(Subject subject)
    {
        List<Example> examples = Examples.Make();
        List<Example> complete = [.. examples.Where(example => !float.IsNaN(example.B))];
        int missing = examples.Count - complete.Count;
        var log = new LogRecorder(_context);
        Action<FourPixelOptions> unscaled = options => (options.InputScaling, options.LearningRate) = (InputScaling.None, 1e-6);

        IDataView data = examples.ToView(_context);
        float[][] scores = Scores.Of(TrainerCase.Of(subject).MakeTrainer(unscaled, _context).Fit(data).Transform(data));
        IDataView withoutMissing = TrainerCase.Of(subject).MakeTrainer(unscaled).Fit(complete.ToView(_context)).Transform(data);

        log.Warnings.Should().ContainSingle(warning => warning.Contains("skipped", StringComparison.Ordinal))
            .Which.Should().StartWith($"{missing} of {examples.Count} training rows are skipped").And.Contain("'Features'");
        scores.Select(row => Scores.Bits(row)).Should().Equal(Scores.Bits(withoutMissing));
        for (int row = 0; row < examples.Count; row++)
            scores[row].All(float.IsNaN).Should().Be(float.IsNaN(examples[row].B));
    }
}
