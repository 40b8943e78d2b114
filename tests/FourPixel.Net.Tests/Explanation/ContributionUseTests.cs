using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Explanation;

/// <summary>What a calculator takes, what it refuses, and what it costs.</summary>
public class ContributionUseTests
{
    [Fact]
    public void Calculate_ManyRows_TakesNoMemory()
    {
        Network network = BinnedNetwork.Make();
        float[][] rows = BinnedNetwork.MakeRows(30);
        using var calculator = new ContributionCalculator(new ContributionBaselines(network, rows[..10].SelectMany(row => row).ToArray()));
        var contributions = new float[BinnedNetwork.Inputs];
        for (int i = 0; i < 100; i++)
            calculator.Calculate(rows[i % 30], contributions);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
            calculator.Calculate(rows[i % 30], contributions);
        // Less than one small object in each, even if garbage collection counts what is left of a page.
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(20_000);
    }

    [Fact]
    public void Calculate_Repeatedly_HasNoState()
    {
        Network network = BinnedNetwork.Make();
        float[][] rows = BinnedNetwork.MakeRows(30);
        using var calculator = new ContributionCalculator(new ContributionBaselines(network, rows[..10].SelectMany(row => row).ToArray()));
        float[] first = calculator.CalculateMany(rows[20]);
        calculator.CalculateMany(rows[21]);
        calculator.CalculateMany(rows[20]).Should().Equal(first);
    }

    [Fact]
    public void Calculate_TwoCalculatorsOfTheSameBaselinesAtOnce_DoNotDisturbEachOther()
    {
        Network network = BinnedNetwork.Make();
        float[][] rows = BinnedNetwork.MakeRows(300);
        var baselines = new ContributionBaselines(network, rows[..10].SelectMany(row => row).ToArray());
        float[] inputs = [.. rows[10..].SelectMany(row => row)];
        float[][] results = new float[3][];
        results[2] = Calculate();

        Parallel.For(0, 2, i => results[i] = Calculate());

        results[0].Should().Equal(results[2]);
        results[1].Should().Equal(results[2]);

        float[] Calculate()
        {
            using var calculator = new ContributionCalculator(baselines);
            return calculator.CalculateMany(inputs);
        }
    }

    [Fact]
    public void Calculate_MissingInputWithoutScaler_IsNotANumber()
    {
        var network = new Network(2, [new Dense(3, Activation.SiLU), new Dense(1)], seed: 1);
        using var calculator = new ContributionCalculator(new ContributionBaselines(network, [1, 2, 3, 4]));
        var contributions = new float[2];

        ScoreContributions total = calculator.Calculate([1, float.NaN], contributions);

        contributions.Should().OnlyContain(contribution => float.IsNaN(contribution));
        total.Score.Should().Be(double.NaN);
    }

    [Fact]
    public void Baselines_MissingInputWithoutScaler_AreRefused()
    {
        var network = new Network(2, [new Dense(1)]);
        Action make = () => _ = new ContributionBaselines(network, [1, 2, float.NaN, 4]);
        make.Should().Throw<ArgumentException>().WithMessage("*baseline 1*NaN*");
    }

    [Fact]
    public void Baselines_OfExamples_AreEvenlyChosen()
    {
        var network = new Network(1, [new Dense(1)]);
        network.Layers[0].Weights[0] = 1;
        var examples = new ExampleSet([.. Enumerable.Range(0, 1000).Select(i => (float)i)], 1, new float[1000], 1);

        new ContributionBaselines(network, examples).Count.Should().Be(32);
        new ContributionBaselines(network, examples, 100).MeanScore(0).Should().BeApproximately(500, 10);
    }

    [Fact]
    public void Use_NumbersDoNotFit_IsRefused()
    {
        var network = new Network(2, [new Dense(3)]);
        var baselines = new ContributionBaselines(network, [1, 2]);
        Action none = () => _ = new ContributionBaselines(network, []);
        Action noWholeRow = () => _ = new ContributionBaselines(network, [1, 2, 3]);
        Action otherInputs = () => _ = new ContributionBaselines(network, new ExampleSet([1, 2, 3], 3, [1], 1));
        Action noOutputChosen = () => _ = new ContributionCalculator(baselines);
        Action noSuchOutput = () => _ = new ContributionCalculator(baselines, 3);
        using var calculator = new ContributionCalculator(baselines, 0);
        Action inputs = () => calculator.Calculate(new float[3], new float[2]);
        Action contributions = () => calculator.Calculate(new float[2], new float[3]);
        Action columns = () => calculator.Calculate([1, 0], [1, 1], new float[2]);

        none.Should().Throw<ArgumentException>();
        noWholeRow.Should().Throw<ArgumentException>();
        otherInputs.Should().Throw<ArgumentException>();
        noOutputChosen.Should().Throw<ArgumentException>().WithParameterName("output");
        noSuchOutput.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("output");
        inputs.Should().Throw<ArgumentException>().WithParameterName(nameof(inputs));
        contributions.Should().Throw<ArgumentException>().WithParameterName(nameof(contributions));
        columns.Should().Throw<ArgumentException>().WithParameterName(nameof(columns));
    }
}
