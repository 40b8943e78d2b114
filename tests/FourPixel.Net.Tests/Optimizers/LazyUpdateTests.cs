using FourPixel.Net.Data;
using FourPixel.Net.Numerics;
using FourPixel.Net.Optimizers;
using FourPixel.Net.Tests.Support;
using FourPixel.Net.Training;

namespace FourPixel.Net.Tests.Optimizers;

/// <summary>Where a batch touches only some rows of the first layer's weights, nothing happens to the others.</summary>
public sealed class LazyUpdateTests : IDisposable
{
    private const int Width = 37;

    private readonly ThreadTeam _team = new(2);
    private readonly Network _network = new(200, [new Dense(Width), new Dense(2)], seed: 1);
    private readonly TouchedInputs _inputs = new();

    public static TheoryData<Optimizer> All => [.. Enum.GetValues<Optimizer>().Where(optimizer => optimizer != Optimizer.LBFGS)];

    [Theory, MemberData(nameof(All))]
    public void Step_RowNotTouched_KeepsItsBitsWhateverIsRemembered(Optimizer optimizer)
    {
        (Gradient gradient, ParameterUpdate update) = Start(optimizer);
        Step(gradient, update, 3, 150, 4);
        float[] before = _network.Layers[0].Weights.ToArray(), others = _network.Parameters.Span[(200 * Width)..].ToArray();
        Step(gradient, update, 4, 199);

        for (int row = 0; row < 200; row++)
            (Row(row).SequenceEqual(before.AsSpan(row * Width, Width))).Should().Be(row is not (4 or 199), $"row {row}");
        _network.Parameters.Span[(200 * Width)..].ToArray().Zip(others).Should().OnlyContain(pair => pair.First != pair.Second);
    }

    /// <summary>Adam's rules are left out: they also reckon with the number of all steps.</summary>
    [Theory]
    [InlineData(Optimizer.SGD)]
    [InlineData(Optimizer.Momentum)]
    [InlineData(Optimizer.Nesterov)]
    [InlineData(Optimizer.Adagrad)]
    [InlineData(Optimizer.RMSprop)]
    public void Step_RowTouchedNowAndThen_GoesWhereTheStepsThatTouchItTakeIt(Optimizer optimizer)
    {
        // Row 7 alone at two steps, or at two of five steps: momentum, decay and regularization wait with it.
        float[] Trained(params int[][] steps)
        {
            _network.Parameters.Span.Fill(0.5f);
            (Gradient gradient, ParameterUpdate update) = Start(optimizer);
            foreach (int[] rows in steps)
                Step(gradient, update, rows);
            return Row(7).ToArray();
        }

        Trained([1], [7, 2], [], [3], [2, 7]).Should().Equal(Trained([7], [7]));
    }

    [Fact]
    public void Step_TouchedRow_IsRegularizedAndDecayedOnce()
    {
        // w (1 - rate decay) - rate (gradient + l2 w + l1 sign w), with rate .5, decay .25, l2 .125, l1 .0625, gradient 1.
        _network.Parameters.Span.Fill(2);
        (Gradient gradient, ParameterUpdate update) = Start(Optimizer.SGD);
        Step(gradient, update, 5);
        Row(5).ToArray().Should().OnlyContain(weight => weight == 1.75f - (0.5f * (1 + 0.25f + 0.0625f)));
    }

    [Fact]
    public void Clip_TouchedRows_CountAsMuchAsTheOtherParameters()
    {
        (Gradient gradient, _) = Start(Optimizer.SGD);
        _inputs.Rows = [8, 2, 100];
        Fill(gradient, 3);
        double norm = 3 * Math.Sqrt((3 * Width) + gradient.Values.Length);
        GradientClipping.Apply(gradient, norm / 6);

        for (int i = 0; i < gradient.Stretches; i++)
            gradient.Stretch(i).ToArray().ShouldBeCloseTo([.. Enumerable.Repeat(0.5, gradient.Stretch(i).Length)], $"stretch {i}");
    }

    public void Dispose() => _team.Dispose();

    private Span<float> Row(int row) => _network.Layers[0].Weights.Slice(row * Width, Width);

    private (Gradient Gradient, ParameterUpdate Update) Start(Optimizer optimizer)
    {
        var options = new TrainingOptions { Optimizer = optimizer, WeightDecay = 0.25, L2Regularization = 0.125, L1Regularization = 0.0625 };
        _inputs.Rows = [];
        var gradient = new Gradient(_network, _inputs);
        return (gradient, ParameterUpdate.Create(_network, gradient, options));
    }

    private void Step(Gradient gradient, ParameterUpdate update, params int[] rows)
    {
        _inputs.Rows = rows;
        Fill(gradient, 1);
        update.Step(0.5, _team);
    }

    private static void Fill(Gradient gradient, float value)
    {
        gradient.ReserveRows();
        for (int i = 0; i < gradient.Stretches; i++)
            gradient.Stretch(i).Fill(value);
    }

    private sealed class TouchedInputs : ITouchedRows
    {
        public int[] Rows { get; set; } = [];

        public ReadOnlySpan<int> Touched => Rows;
    }
}
