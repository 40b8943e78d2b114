using FourPixel.MLNet.Tests.Support;
using Microsoft.ML;

namespace FourPixel.MLNet.Tests.Data;

/// <summary>Rows without a label or weight are skipped, and their number is logged.</summary>
public class LeftOutRowTests
{
    private readonly MLContext _context = new(1);

    [Theory]
    [InlineData(Subject.Classes)]
    [InlineData(Subject.Number)]
    [InlineData(Subject.Numbers)]
    public void Fit_MissingLabels_AreAsIfTheRowsWereNotThere(Subject subject)
    {
        string warning = FitWithout(subject, example => (example.Class, example.Price, example.Prices) = (uint.MaxValue, float.NaN, [0, float.NaN]));

        warning.Should().Be($"40 of 120 training rows are skipped: the label in column '{TrainerCase.Of(subject).Label}' is missing.");
    }

    [Fact]
    public void Fit_MissingNamesOfAKey_AreLeftOut()
    {
        var log = new LogRecorder(_context);
        List<Example> examples = Examples.Make(rows: 30);
        IDataView rows = examples.ToView(_context);
        var known = _context.Transforms.Conversion.MapValueToKey("Known", nameof(Example.Kind)).Fit(examples.Take(2).ToView(_context));

        TrainerCase.Of(Subject.NamedClasses).MakeTrainer(options => options.LabelColumnName = "Known", _context).Fit(known.Transform(rows));

        log.Warnings.Should().ContainSingle().Which.Should().StartWith("10 of 30 training rows are skipped").And.Contain("'Known'");
    }

    [Theory, EverySubject]
    public void Fit_WeightsOfZero_AreAsIfTheRowsWereNotThere(Subject subject)
    {
        // Labels and features that would change every mean if they counted.
        string warning = FitWithout(subject,
            example => (example.Weight, example.Price, example.Prices, example.A) = (0, 1e6f, [1e6f, -1e6f], 1e6f));

        warning.Should().Be("40 of 120 training rows are skipped: the weight in column 'Weight' is 0.");
    }

    [Fact]
    public void Fit_MissingLabelsInTheValidationSet_AreCountedInTheLog()
    {
        var log = new LogRecorder(_context);
        TrainerCase trainerCase = TrainerCase.Of(Subject.Number);
        List<Example> validation = Examples.Make(rows: 30);
        validation[4].Price = float.NaN;

        trainerCase.Fit(trainerCase.MakeTrainer(_context), Examples.Make(60).ToView(_context), validation.ToView(_context), null);

        log.Warnings.Should().ContainSingle().Which.Should().StartWith("1 of 30 validation rows are skipped");
        log.Infos.Should().ContainMatch("*on 60 rows, validating on 29*");
    }

    /// <summary>Spoils every third row; the model has to be the one of the other rows. Returns the warning.</summary>
    private string FitWithout(Subject subject, Action<Example> spoil)
    {
        List<Example> examples = Examples.Make();
        List<Example> others = [.. examples.Where((_, i) => i % 3 != ((i / 3) + 2) % 3)];
        IDataView test = Examples.Make(rows: 30, seed: 9).ToView(_context);
        foreach (Example example in examples.Except(others))
            spoil(example);
        var log = new LogRecorder(_context);
        Action<FourPixelOptions> weighted = options => options.ExampleWeightColumnName = nameof(Example.Weight);

        ITransformer model = TrainerCase.Of(subject).MakeTrainer(weighted, _context).Fit(examples.ToView(_context));
        ITransformer expected = TrainerCase.Of(subject).MakeTrainer(weighted).Fit(others.ToView(_context));

        Scores.Bits(model.Transform(test)).Should().Equal(Scores.Bits(expected.Transform(test)));
        return log.Warnings.Should().ContainSingle().Which;
    }
}
