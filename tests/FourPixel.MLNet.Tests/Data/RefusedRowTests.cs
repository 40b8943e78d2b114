using FourPixel.MLNet.Tests.Support;
using Microsoft.ML;

namespace FourPixel.MLNet.Tests.Data;

/// <summary>Numbers that make no sense are refused by column, value and row; nothing is dropped in silence.</summary>
public class RefusedRowTests
{
    private readonly MLContext _context = new(1);

    [Theory, EverySubject]
    public void Fit_InfiniteFeature_NamesColumnSlotAndRow(Subject subject)
    {
        foreach (float infinite in new[] { float.PositiveInfinity, float.NegativeInfinity })
            Refusal(subject, example => example.C = infinite).Should().Be(
                $"Feature column 'Features' has {infinite} in slot 2 of row 7; features must be finite, or NaN if they are missing.");
    }

    [Theory, EverySubject]
    public void Fit_BadWeight_NamesColumnValueAndRow(Subject subject)
    {
        foreach (float weight in new[] { -1, float.NaN, float.PositiveInfinity })
            Refusal(subject, example => example.Weight = weight).Should().Be(
                $"Weight column 'Weight' has {weight} in row 7; weights must be at least 0 and finite.");
    }

    [Theory, EverySubject]
    public void Fit_AllWeightsZero_IsRefused(Subject subject)
    {
        List<Example> examples = Examples.Make(rows: 30);
        examples.ForEach(example => example.Weight = 0);

        Refusal(subject, examples).Should().Contain("no training rows").And.Contain("30 had weight 0 in column 'Weight'");
    }

    [Theory, EverySubject]
    public void Fit_NoRows_IsRefused(Subject subject) =>
        Refusal(subject, []).Should().StartWith("There are no training rows: 0 were read").And.Contain($"'{TrainerCase.Of(subject).Label}'");

    [Theory]
    [InlineData(Subject.Classes)]
    [InlineData(Subject.Number)]
    [InlineData(Subject.Numbers)]
    public void Fit_EveryLabelMissing_IsRefused(Subject subject)
    {
        List<Example> examples = Examples.Make(rows: 30);
        examples.ForEach(example => (example.Class, example.Price, example.Prices) = (uint.MaxValue, float.NaN, [1, float.NaN]));

        Refusal(subject, examples).Should().Contain($"30 had no label in column '{TrainerCase.Of(subject).Label}'");
    }

    [Fact]
    public void Fit_InfiniteLabel_NamesColumnValueAndRow()
    {
        // A row is left out before it: the row that is named is the data's all the same.
        foreach (float infinite in new[] { float.PositiveInfinity, float.NegativeInfinity })
        {
            List<Example> examples = Examples.Make(rows: 30);
            (examples[2].Price, examples[2].Prices) = (float.NaN, [float.NaN, 1]);
            (examples[7].Price, examples[7].Prices) = (infinite, [1, infinite]);

            Refusal(Subject.Number, examples).Should().StartWith($"Label column 'Price' has {infinite} in row 7; labels must be finite");
            Refusal(Subject.Numbers, examples).Should().StartWith($"Label column 'Prices' has {infinite} in row 7; labels must be finite");
        }
    }

    [Fact]
    public void Fit_NegativeCountForPoisson_NamesColumnValueAndRow() =>
        Refusal(Subject.Number, example => example.Price = -1, options => options.Loss = Net.Loss.Poisson)
            .Should().Be("Label column 'Price' has -1 in row 7; Poisson needs counts, which are at least 0.");

    [Fact]
    public void Fit_BadNumbersInTheValidationSet_AreRefusedTheSameWay()
    {
        TrainerCase trainerCase = TrainerCase.Of(Subject.Number);
        foreach (Action<Example> spoil in new Action<Example>[]
        {
            example => example.A = float.PositiveInfinity,
            example => example.Price = float.NegativeInfinity,
        })
        {
            List<Example> validation = Examples.Make(rows: 30);
            spoil(validation[7]);
            Action act = () => trainerCase.Fit(trainerCase.MakeTrainer(), Examples.Make(30).ToView(_context), validation.ToView(_context), null);

            act.Should().Throw<InvalidOperationException>().WithMessage("* row 7; *must be finite*");
        }
    }

    private string Refusal(Subject subject, Action<Example> spoilRow7, Action<FourPixelOptions>? change = null)
    {
        List<Example> examples = Examples.Make(rows: 30, withMissing: false);
        spoilRow7(examples[7]);
        return Refusal(subject, examples, change);
    }

    private string Refusal(Subject subject, List<Example> examples, Action<FourPixelOptions>? change = null)
    {
        IEstimator<ITransformer> trainer = TrainerCase.Of(subject).MakeTrainer(options =>
        {
            options.ExampleWeightColumnName = nameof(Example.Weight);
            change?.Invoke(options);
        });
        IDataView data = examples.ToView(_context);
        Action act = () => trainer.Fit(data);
        return act.Should().Throw<InvalidOperationException>().Which.Message;
    }
}
