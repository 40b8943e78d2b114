using System.Globalization;
using System.Reflection;
using FourPixel.MLNet.Tests.Support;
using FourPixel.Net;
using Microsoft.ML;

namespace FourPixel.MLNet.Tests.Documentation;

/// <summary>The defaults that the tables of docs/options.md give are those that the options have.</summary>
public class OptionsDefaultsTests
{
    private static readonly string[] _wordsForNotSet = ["none", "chosen", "half of the memory", "drawn from the context", "all processors"];

    public static TheoryData<string, string> Options
    {
        get
        {
            var options = new TheoryData<string, string>();
            foreach ((string first, string second) in OptionsTable.Rows("Option"))
            {
                string[] names = OptionsTable.NamesIn(first), defaults = names.Length == 1 ? [second] : second.Split(", ");
                defaults.Should().HaveSameCount(names, "each of {0} has a default", first);
                for (int i = 0; i < names.Length; i++)
                    options.Add(names[i], defaults[i]);
            }
            return options;
        }
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Options_OptionsTable_GivesTheDefaultsThatOptionsHave(string name, string written)
    {
        object? value = Property(name).GetValue(new FourPixelTrainer.Options());
        if (written == "chosen")
            value.Should().BeNull(name);
        else if (value is null or CancellationToken { CanBeCanceled: false })
            OptionsTable.NumbersIn(written).Should().Equal(EffectiveValues(name), name).And.Match(numbers => numbers.Any() || _wordsForNotSet.Contains(written));
        else if (value is string)
            OptionsTable.NamesIn(written).Should().Equal((string)value);
        else if (value is bool)
            bool.Parse(written).Should().Be((bool)value);
        else
            double.Parse(written, CultureInfo.InvariantCulture).Should().Be(Convert.ToDouble(value, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(typeof(Activation))]
    [InlineData(typeof(Loss))]
    [InlineData(typeof(Optimizer))]
    [InlineData(typeof(InputScaling))]
    public void Options_Tables_NameEveryChoice(Type choice) =>
        OptionsTable.Names().Should().Contain(Enum.GetNames(choice));

    [Fact]
    public void Options_Tables_NameEveryOption() =>
        OptionsTable.Names().Should().Contain(typeof(FourPixelTrainer.Options)
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite).Select(property => property.Name));

    [Fact]
    public void Options_PatienceRow_SaysWhichWeightsAreKept()
    {
        // So few rows that none are for validation, and steps so long that the loss does not go on falling.
        var trainer = (FourPixelRegressionTrainer)TrainerCase.Of(Subject.Number).MakeTrainer(options => (options.LearningRate, options.NumberOfEpochs) = (0.5, 30));
        TrainingHistory history = trainer.Fit(Examples.Make(60).ToView(new MLContext())).Model.History;

        history.Epochs.Should().OnlyContain(epoch => epoch.ValidationLoss == null);
        history.Epochs.MinBy(epoch => epoch.TrainingLoss)!.Epoch.Should().BeLessThan(history.Epochs.Count);
        history.BestEpoch.Should().Be(history.Epochs.Count);
        (string _, string meaning) = OptionsTable.Meanings().Single(row => row.First.StartsWith("`Patience`, ", StringComparison.Ordinal));
        meaning.Should().Contain("those of the last epoch if there are no validation rows");
    }

    [Fact]
    public void Options_ChoicesTable_MarksTheDefaultsThatOptionsHave()
    {
        (string First, string Second)[] rows = OptionsTable.Rows("Choice");
        rows.Should().HaveCountGreaterThan(5);
        foreach ((string first, string second) in rows)
        {
            FourPixelOptions options = first.EndsWith("for binary classification", StringComparison.Ordinal) ? new FourPixelBinaryTrainer.Options()
                : first.EndsWith("for regression", StringComparison.Ordinal) ? new FourPixelRegressionTrainer.Options()
                : new FourPixelTrainer.Options();
            string name = OptionsTable.NamesIn(first)[0];
            if (!second.Contains("(default)", StringComparison.Ordinal))
            {
                options.GetType().GetProperty(name)!.GetValue(options).Should().BeNull(first);
                continue;
            }
            string marked = second.Split(" (default)").Should().HaveCount(2, "{0} has one default", first).And.Subject.First();
            OptionsTable.NamesIn(marked)[^1].Should().Be($"{options.GetType().GetProperty(name)!.GetValue(options)}", first);
        }
    }

    /// <summary>The values that stand for null.</summary>
    private static double[] EffectiveValues(string name)
    {
        PropertyInfo? effective = typeof(FourPixelOptions).GetProperty("Effective" + name, BindingFlags.Instance | BindingFlags.NonPublic);
        return effective?.PropertyType == typeof(double) ? [(double)effective.GetValue(new FourPixelTrainer.Options())!] : [];
    }

    private static PropertyInfo Property(string name) => typeof(FourPixelTrainer.Options).GetProperty(name)
        ?? throw new ArgumentException($"docs/options.md has an option {name} that there is not.");
}
