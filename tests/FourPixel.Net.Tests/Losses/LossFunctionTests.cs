using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Losses;

public class LossFunctionTests
{
    public static readonly TheoryData<Loss> All = [.. Enum.GetValues<Loss>()];

    [Theory]
    [MemberData(nameof(All))]
    public void Gradient_RowsWithWeights_IsTheCentralDifference(Loss loss) =>
        CheckGradient(new TrainingOptions { Loss = loss });

    [Theory]
    [InlineData(Loss.BinaryCrossEntropy)]
    [InlineData(Loss.CategoricalCrossEntropy)]
    public void Gradient_WithLabelSmoothing_IsTheCentralDifference(Loss loss) =>
        CheckGradient(new TrainingOptions { Loss = loss, LabelSmoothing = 0.2 });

    [Fact]
    public void Gradient_OtherHuberDeltaAndQuantile_IsTheCentralDifference()
    {
        CheckGradient(new TrainingOptions { Loss = Loss.Huber, HuberDelta = 0.25 });
        CheckGradient(new TrainingOptions { Loss = Loss.Quantile, Quantile = 0.1 });
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Evaluate_EveryWidth_IsTheMeanOfItsColumns(Loss loss)
    {
        if (loss == Loss.CategoricalCrossEntropy)
            return;
        LossFunction function = LossFunction.Create(new TrainingOptions { Loss = loss });
        for (int columns = 1; columns <= 40; columns++)
        {
            float[] outputs = [.. Enumerable.Range(0, columns).Select(i => MathF.Sin(i * 1.7f))];
            float[] targets = [.. Enumerable.Range(0, columns).Select(i => (i % 3) * 0.5f)];
            var gradient = new float[columns];
            var slope = new float[1];
            double sum = 0;
            var slopes = new double[columns];
            for (int i = 0; i < columns; i++)
            {
                sum += function.Evaluate(outputs.AsSpan(i, 1), targets.AsSpan(i, 1), default, slope, 1);
                slopes[i] = slope[0] / columns;
            }

            function.Evaluate(outputs, targets, default, gradient, 1).ShouldBeCloseTo(sum / columns);
            gradient.ShouldBeCloseTo(slopes, $"{loss} over {columns} outputs");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Evaluate_NoRowHasAWeight_IsZero(Loss loss)
    {
        float[] gradient = [1, 2, 3, 4];
        LossFunction function = LossFunction.Create(new TrainingOptions { Loss = loss });
        function.Evaluate([1, 2, 3, 4], new float[2 * function.TargetsPerRow(2)], [0, 0], gradient, 2).Should().Be(0);
        gradient.Should().OnlyContain(slope => slope == 0);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Evaluate_LengthsDoNotFit_IsRefused(Loss loss)
    {
        LossFunction function = LossFunction.Create(new TrainingOptions { Loss = loss });
        int targets = 2 * function.TargetsPerRow(3);
        Evaluating(function, 6, targets, 2, 6, 2).Should().NotThrow();
        Evaluating(function, 6, targets, 0, 6, 2).Should().NotThrow();

        Evaluating(function, 7, targets, 2, 7, 2).Should().Throw<ArgumentException>().WithParameterName("outputs");
        Evaluating(function, 0, targets, 2, 0, 2).Should().Throw<ArgumentException>().WithParameterName("outputs");
        Evaluating(function, 6, targets + 1, 2, 6, 2).Should().Throw<ArgumentException>().WithParameterName("targets");
        Evaluating(function, 6, targets, 1, 6, 2).Should().Throw<ArgumentException>().WithParameterName("weights");
        Evaluating(function, 6, targets, 2, 5, 2).Should().Throw<ArgumentException>().WithParameterName("gradient");
        Evaluating(function, 6, targets, 2, 6, 0).Should().Throw<ArgumentException>().WithParameterName("rows");
    }

    private static Action Evaluating(LossFunction function, int outputs, int targets, int weights, int gradient,
        int rows) => () => function.Evaluate(
            new float[outputs], new float[targets], new float[weights], new float[gradient], rows);

    private static void CheckGradient(TrainingOptions options)
    {
        const int rows = 3, columns = 5;
        LossFunction function = LossFunction.Create(options);
        float[] weights = [0.5f, 0, 2];
        float[] outputs = [.. Enumerable.Range(0, rows * columns).Select(i => 2.5f * MathF.Sin(1 + (i * i)))];
        float[] targets = options.Loss == Loss.CategoricalCrossEntropy ? [3, 1, 4] : [.. Targets(outputs, options)];
        var gradient = new float[outputs.Length];
        var ignored = new float[outputs.Length];
        function.Evaluate(outputs, targets, weights, gradient, rows);

        for (int i = 0; i < outputs.Length; i++)
        {
            double expected = CentralDifference.Of(at =>
            {
                float[] moved = [.. outputs];
                moved[i] = at;
                return function.Evaluate(moved, targets, weights, ignored, rows);
            }, outputs[i]);
            ((double)gradient[i]).Should()
                .BeApproximately(expected, 1e-5, $"that is the slope of {options.Loss} along output {i}");
        }
    }

    /// <summary>Probabilities or counts where the loss wants them, else far from kinks, at 0 and delta.</summary>
    private static IEnumerable<float> Targets(float[] outputs, TrainingOptions options) => options.Loss switch
    {
        Loss.BinaryCrossEntropy => outputs.Select((_, i) => i % 4 / 3f),
        Loss.Poisson => outputs.Select((_, i) => (float)(i % 4)),
        _ => outputs.Select((output, i) =>
            output + ((i % 2 == 0 ? 0.5f : -1.7f) * (float)options.EffectiveHuberDelta * (i % 3 == 0 ? 1 : -1))),
    };
}
