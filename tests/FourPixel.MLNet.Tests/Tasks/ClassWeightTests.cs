using FourPixel.MLNet.Tests.Support;
using Microsoft.ML;

namespace FourPixel.MLNet.Tests.Tasks;

/// <summary>Class weights are those of the user.</summary>
public class ClassWeightTests
{
    private readonly MLContext _context = new(1);

    [Theory]
    [InlineData(Subject.Classes)]
    [InlineData(Subject.YesNo)]
    public void ClassWeights_GivenForEachClass_AreThoseOfTheRows(Subject subject)
    {
        List<Example> examples = Examples.Make();
        double[] weights = subject == Subject.YesNo ? [1, 4] : [1, 4, 0.5];
        examples.ForEach(example => example.Weight = (float)weights[subject == Subject.YesNo ? (example.IsLarge ? 1 : 0) : example.Class]);
        IDataView data = examples.ToView(_context);

        string[] byClass = Train(subject, data, options => options.ClassWeights = weights);

        byClass.Should().Equal(Train(subject, data, options => options.ExampleWeightColumnName = nameof(Example.Weight)));
        byClass.Should().NotEqual(Train(subject, data, _ => { }));
    }

    [Fact]
    public void ClassWeighting_Balanced_MakesARareClassCountAsMuchAsTheOther()
    {
        // Nothing tells the rows apart: the answer is the share of yes, or a half where both classes weigh the same.
        List<Example> examples = [.. Enumerable.Range(0, 80).Select(i => new Example { A = 1, IsLarge = i % 8 == 0 })];
        IDataView data = examples.ToView(_context);

        Probability(ClassWeighting.None).Should().BeApproximately(0.125f, 0.03f);
        Probability(ClassWeighting.Balanced).Should().BeApproximately(0.5f, 0.05f);

        float Probability(ClassWeighting weighting) => Scores.Of(TrainerCase.Of(Subject.YesNo).MakeTrainer(options =>
        {
            ((FourPixelClassificationOptions)options).ClassWeighting = weighting;
            (options.NumberOfEpochs, options.LearningRate, options.BatchSize) = (200, 0.05, 80);
        }).Fit(data).Transform(data), "Probability")[0][0];
    }

    [Theory]
    [InlineData(Subject.Classes, 3)]
    [InlineData(Subject.YesNo, 2)]
    public void ClassWeights_ForAnotherNumberOfClasses_AreRefused(Subject subject, int classes)
    {
        Action act = () => Train(subject, Examples.Make(30).ToView(_context), options => options.ClassWeights = [1, 2, 3, 4]);

        act.Should().Throw<InvalidOperationException>()
            .WithMessage($"ClassWeights has 4 entries; label column '{TrainerCase.Of(subject).Label}' has {classes} classes.");
    }

    [Theory]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void ClassWeights_OutOfRange_AreRefused(double weight)
    {
        Action act = () => TrainerCase.Of(Subject.Classes).MakeTrainer(
            options => ((FourPixelClassificationOptions)options).ClassWeights = [1, weight, 1]);

        act.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("ClassWeights").WithMessage("ClassWeights is *at least 0*");
    }

    [Fact]
    public void ClassWeights_AllZero_AreRefused()
    {
        Action act = () => Train(Subject.Classes, Examples.Make(30).ToView(_context), options => options.ClassWeights = [0, 0, 0]);

        act.Should().Throw<ArgumentException>().WithMessage("*ClassWeights*");
    }

    [Fact]
    public void ClassWeights_ZeroForAllClassesThatOccur_AreRefused()
    {
        List<Example> examples = [.. Examples.Make(60).Where(example => example.Class != 2)];
        Action act = () => Train(Subject.Classes, examples.ToView(_context), options => options.ClassWeights = [0, 0, 1]);

        act.Should().Throw<InvalidOperationException>().WithMessage(
            "ClassWeights gives 0 to every class of label column 'Class' that the training rows have; at least one of them must have a positive weight.");
    }

    private static string[] Train(Subject subject, IDataView data, Action<FourPixelClassificationOptions> change) =>
        Scores.Bits(TrainerCase.Of(subject).MakeTrainer(options => change((FourPixelClassificationOptions)options)).Fit(data).Transform(data));
}
