using System.Globalization;

namespace FourPixel.Net.Tests.Training;

public class TrainingOptionsTests
{
    private const string Positive = "positive and finite";
    private const string NotNegative = "at least 0 and finite";
    private const string Fraction = "at least 0 and below 1";

    private static readonly double[] _never = [double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    /// <summary>Option, value, what is allowed.</summary>
    public static readonly TheoryData<string, object, string> OutOfRange = [];

    /// <summary>Option, a value at the edge of what is allowed.</summary>
    public static readonly TheoryData<string, object> InRange = [];

    static TrainingOptionsTests()
    {
        foreach (string name in new[] { "LearningRate", "HuberDelta", "Epsilon" })
            Add(name, Positive, refused: [0.0, -1.0], allowed: [1e-30, 1e30]);
        foreach (string name in new[] { "L1Regularization", "L2Regularization", "WeightDecay" })
            Add(name, NotNegative, refused: [-0.001], allowed: [0.0, 1e30]);
        foreach (string name in new[] { "MaximumGradientNorm", "MinimumImprovement" })
            Add(name, NotNegative, refused: [-0.001], allowed: [0.0, 1e30]);
        foreach (string name in new[] { "LabelSmoothing", "Momentum", "Beta1", "Beta2", "Dropout", "InputDropout" })
            Add(name, Fraction, refused: [-0.001, 1.0], allowed: [0.0, 0.999]);
        foreach (string name in new[] { "Quantile", "LearningRateDecay" })
            Add(name, "between 0 and 1", refused: [0.0, 1.0, -0.5, 2.0], allowed: [0.001, 0.999]);
        foreach (string name in new[] { "BatchSize", "NumberOfEpochs", "NumberOfThreads", "LearningRateDecayEpochs", "CheckpointInterval" })
            AddWhole(name, "at least 1", refused: [0, -1, int.MinValue], allowed: [1]);
        foreach (string name in new[] { "BatchSize", "NumberOfEpochs", "Patience" })
            AddWhole(name, null, refused: [], allowed: [int.MaxValue]);
        AddWhole("Patience", "at least 0", refused: [-1], allowed: [0]);
        AddWhole("WarmupEpochs", "at least 0", refused: [-1], allowed: [0, 99]);
        AddWhole("WarmupEpochs", "at most 99", refused: [100, int.MaxValue], allowed: []);
        OutOfRange.Add("Loss", (Loss)99, "one of " + string.Join(", ", Enum.GetNames<Loss>()));
        OutOfRange.Add("Optimizer", (Optimizer)(-1), "one of " + string.Join(", ", Enum.GetNames<Optimizer>()));
        OutOfRange.Add("LearningRateSchedule", (LearningRateSchedule)7,
            "one of " + string.Join(", ", Enum.GetNames<LearningRateSchedule>()));
    }

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void Validate_OutOfRange_NamesOptionValueAndWhatIsAllowed(string name, object value, string allowed)
    {
        Action act = With(name, value).Validate;
        string shown = Convert.ToString(value, CultureInfo.InvariantCulture)!;
        ArgumentOutOfRangeException exception = act.Should().Throw<ArgumentOutOfRangeException>().Which;

        exception.Message.Should().StartWith($"{name} is {shown}; it must be {allowed}.");
        exception.ParamName.Should().Be(name);
        exception.ActualValue.Should().Be(value);
    }

    [Theory]
    [MemberData(nameof(InRange))]
    public void Validate_InRange_Passes(string name, object value)
    {
        Action act = With(name, value).Validate;
        act.Should().NotThrow();
    }

    [Fact]
    public void Validate_NothingSet_Passes() =>
        new TrainingOptions().Invoking(options => options.Validate()).Should().NotThrow();

    [Theory]
    [InlineData("HuberDelta", Loss.Huber)]
    [InlineData("Quantile", Loss.Quantile)]
    [InlineData("LabelSmoothing", Loss.BinaryCrossEntropy, Loss.CategoricalCrossEntropy)]
    public void Validate_OptionOfAnotherLoss_IsRefused(string name, params Loss[] losses)
    {
        foreach (Loss loss in Enum.GetValues<Loss>())
        {
            TrainingOptions options = With(name, 0.25);
            options.Loss = loss;
            Action act = options.Validate;
            if (losses.Contains(loss))
                act.Should().NotThrow();
            else
                act.Should().Throw<ArgumentException>().WithMessage($"{name} is set, but the loss is {loss}*");
        }
    }

    [Fact]
    public void Validate_EveryNumber_HasCasesHere() =>
        typeof(TrainingOptions).GetProperties()
            .Where(property => (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType).IsValueType)
            .Where(property => property.PropertyType != typeof(CancellationToken) && property.PropertyType != typeof(bool?) && property.Name != "Seed")
            .Select(property => property.Name)
            .Should().BeSubsetOf(OutOfRange.Select(row => (string)row[0]));

    private static TrainingOptions With(string name, object value)
    {
        var options = new TrainingOptions
        {
            Loss = name switch
            {
                "HuberDelta" => Loss.Huber,
                "Quantile" => Loss.Quantile,
                _ => Loss.CategoricalCrossEntropy,
            },
        };
        typeof(TrainingOptions).GetProperty(name)!.SetValue(options, value);
        return options;
    }

    private static void Add(string name, string range, double[] refused, double[] allowed)
    {
        foreach (double value in refused.Concat(_never))
            OutOfRange.Add(name, value, range);
        foreach (double value in allowed)
            InRange.Add(name, value);
    }

    private static void AddWhole(string name, string? range, int[] refused, int[] allowed)
    {
        foreach (int value in refused)
            OutOfRange.Add(name, value, range!);
        foreach (int value in allowed)
            InRange.Add(name, value);
    }
}
