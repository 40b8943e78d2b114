using System.Globalization;
using System.Reflection;
using FourPixel.MLNet.Tests.Support;
using FourPixel.Net;
using Microsoft.ML;

namespace FourPixel.MLNet.Tests.Documentation;

/// <summary>The defaults that the README's tables give are those that the options have.</summary>
public class ReadmeDefaultsTests
{
    private static readonly string[] _wordsForNotSet = ["none", "chosen", "half of the memory", "drawn from the context", "all processors"];

    public static TheoryData<string, string> Options
    {
        get
        {
            var options = new TheoryData<string, string>();
            foreach ((string first, string second) in ReadmeTable.Rows("Option"))
            {
                string[] names = ReadmeTable.NamesIn(first), defaults = names.Length == 1 ? [second] : second.Split(", ");
                defaults.Should().HaveSameCount(names, "each of {0} has a default", first);
                for (int i = 0; i < names.Length; i++)
                    options.Add(names[i], defaults[i]);
            }
            return options;
        }
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Readme_OptionsTable_GivesTheDefaultsThatOptionsHave(string name, string written)
    {
        object? value = Property(name).GetValue(new FourPixelTrainer.Options());
        if (written == "chosen")
            value.Should().BeNull(name);
        else if (value is null or CancellationToken { CanBeCanceled: false })
            ReadmeTable.NumbersIn(written).Should().Equal(EffectiveValues(name), name).And.Match(numbers => numbers.Any() || _wordsForNotSet.Contains(written));
        else if (value is string)
            ReadmeTable.NamesIn(written).Should().Equal((string)value);
        else if (value is bool)
            bool.Parse(written).Should().Be((bool)value);
        else
            double.Parse(written, CultureInfo.InvariantCulture).Should().Be(Convert.ToDouble(value, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Readme_PatienceRow_SaysWhichWeightsAreKept()
    {
        // So few rows that none are for validation, and steps so long that the loss does not go on falling.
        var trainer = (FourPixelRegressionTrainer)TrainerCase.Of(Subject.Number).MakeTrainer(options => (options.LearningRate, options.NumberOfEpochs) = (0.5, 30));
        TrainingHistory history = trainer.Fit(Examples.Make(60).ToView(new MLContext())).Model.History;

        history.Epochs.Should().OnlyContain(epoch => epoch.ValidationLoss == null);
        history.Epochs.MinBy(epoch => epoch.TrainingLoss)!.Epoch.Should().BeLessThan(history.Epochs.Count);
        history.BestEpoch.Should().Be(history.Epochs.Count);
        (string _, string meaning) = ReadmeTable.Meanings().Single(row => row.First.StartsWith("`Patience`, ", StringComparison.Ordinal));
        meaning.Should().Contain("those of the last epoch if there are no validation rows");
    }

    [Fact]
    public void Readme_ChoicesTable_MarksTheDefaultsThatOptionsHave()
    {
        (string First, string Second)[] rows = ReadmeTable.Rows("Choice");
        rows.Should().HaveCountGreaterThan(5);
        foreach ((string first, string second) in rows)
        {
            FourPixelOptions options = first.EndsWith("for yes or no", StringComparison.Ordinal) ? new FourPixelBinaryTrainer.Options()
                : first.EndsWith("for numbers", StringComparison.Ordinal) ? new FourPixelRegressionTrainer.Options()
                : new FourPixelTrainer.Options();
            string name = ReadmeTable.NamesIn(first)[0];
            if (!second.Contains("(default)", StringComparison.Ordinal))
            {
                options.GetType().GetProperty(name)!.GetValue(options).Should().BeNull(first);
                continue;
            }
            string marked = second.Split(" (default)").Should().HaveCount(2, "{0} has one default", first).And.Subject.First();
            ReadmeTable.NamesIn(marked)[^1].Should().Be($"{options.GetType().GetProperty(name)!.GetValue(options)}", first);
        }
    }

    /// <summary>The values that stand for null.</summary>
    private static double[] EffectiveValues(string name)
    {
        PropertyInfo? effective = typeof(FourPixelOptions).GetProperty("Effective" + name, BindingFlags.Instance | BindingFlags.NonPublic);
        return effective?.PropertyType == typeof(double) ? [(double)effective.GetValue(new FourPixelTrainer.Options())!] : [];
    }

    private static PropertyInfo Property(string name) => typeof(FourPixelTrainer.Options).GetProperty(name)
        ?? throw new ArgumentException($"The README has an option {name} that there is not.");
}
