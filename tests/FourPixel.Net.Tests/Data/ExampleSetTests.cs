using FourPixel.Net.Data;

namespace FourPixel.Net.Tests.Data;

public class ExampleSetTests
{
    [Fact]
    public void Split_RareClassesAndHeavyRows_GoIntoBothPartsAlike()
    {
        // 20 rows of class 1, and 30 of the 180 others are heavy.
        float[] classes = [.. Enumerable.Range(0, 200).Select(i => i % 10 == 0 ? 1f : 0)];
        float[] weights = [.. Enumerable.Range(0, 200).Select(i => i % 6 == 1 ? 50f : 1)];
        int heavyOthers = classes.Zip(weights).Count(pair => pair == (0f, 50f));
        for (int seed = 0; seed < 20; seed++)
        {
            (_, ExampleSet aside) = new ExampleSet(new float[200], 1, classes, 1, weights).Split(0.1, seed);
            int[] rows = [.. Enumerable.Range(0, aside.Rows)];

            rows.Length.Should().Be(20);
            rows.Count(row => aside.TargetsOf(row)[0] == 1).Should().Be(2);
            rows.Count(row => aside.TargetsOf(row)[0] == 0 && aside.WeightOf(row) == 50).Should().BeCloseTo(heavyOthers / 10, 1);
        }
    }

    [Fact]
    public void Constructor_ArraysThatFit_GivesTheirRows()
    {
        var examples = new ExampleSet([1, 2, 3, 4, 5, 6], 3, [7, 8], 1, [0.5f, 2]);

        examples.Rows.Should().Be(2);
        examples.InputCount.Should().Be(3);
        examples.TargetCount.Should().Be(1);
        examples.InputsOf(1).Values.ToArray().Should().Equal(4, 5, 6);
        examples.TargetsOf(1).ToArray().Should().Equal(8);
        examples.WeightOf(1).Should().Be(2);
        new ExampleSet([1], 1, [2], 1).WeightOf(0).Should().Be(1);
    }

    [Theory]
    [InlineData(6, 3, 3, 2, -1, "targets")]
    [InlineData(5, 3, 2, 1, -1, "inputs")]
    [InlineData(6, 3, 2, 1, 3, "weights")]
    [InlineData(6, 0, 2, 1, -1, "inputCount")]
    [InlineData(6, 3, 2, 0, -1, "targetCount")]
    public void Constructor_LengthsDoNotFit_IsRefused(int inputs, int inputCount, int targets, int targetCount,
        int weights, string name)
    {
        Action act = () => _ = new ExampleSet(new float[inputs], inputCount, new float[targets], targetCount,
            weights < 0 ? null : new float[weights]);
        act.Should().Throw<ArgumentException>().WithParameterName(name);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Constructor_WrongWeight_IsRefusedByRow(float weight)
    {
        Action act = () => _ = new ExampleSet(new float[3], 1, new float[3], 1, [1, 1, weight]);
        act.Should().Throw<ArgumentException>().WithParameterName("weights")
            .WithMessage($"The weight of row 2 is {weight}; it must be at least 0 and finite.*");
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.001, 1)]
    [InlineData(0.2, 4)]
    [InlineData(0.5, 10)]
    public void Split_Fraction_SharesTheRows(double fraction, int setAside)
    {
        ExampleSet whole = TwentyRows();
        (ExampleSet remaining, ExampleSet other) = whole.Split(fraction, seed: 3);

        other.Rows.Should().Be(setAside);
        Numbers(remaining).Should().BeInAscendingOrder();
        Numbers(other).Should().BeInAscendingOrder();
        Numbers(remaining).Concat(Numbers(other)).Should().BeEquivalentTo(Enumerable.Range(0, 20));
    }

    [Fact]
    public void Split_SeedAndRows_TravelTogether()
    {
        int[] one = Numbers(TwentyRows().Split(0.5, seed: 1).SetAside);
        one.Should().Equal(Numbers(TwentyRows().Split(0.5, seed: 1).SetAside));
        one.Should().NotEqual(Numbers(TwentyRows().Split(0.5, seed: 2).SetAside));

        ExampleSet half = TwentyRows().Split(0.5, seed: 1).SetAside;
        for (int row = 0; row < half.Rows; row++)
        {
            half.TargetsOf(row)[0].Should().Be(-half.InputsOf(row).Values[0]);
            half.WeightOf(row).Should().Be(half.InputsOf(row).Values[0]);
        }
    }

    [Fact]
    public void Split_Twice_SharesTheFirstShare()
    {
        (ExampleSet rest, ExampleSet first) = TwentyRows().Split(0.25, seed: 1);
        (ExampleSet remaining, ExampleSet second) = rest.Split(0.25, seed: 2);
        Numbers(first).Concat(Numbers(second)).Concat(Numbers(remaining))
            .Should().BeEquivalentTo(Enumerable.Range(0, 20));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Split_FractionOutOfRange_IsRefused(double fraction)
    {
        Action act = () => TwentyRows().Split(fraction, seed: 0);
        act.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(fraction));
    }

    [Fact]
    public void Constructor_AllRowsOfAStore_TakesNoMemoryOfItsOwn()
    {
        // Rows that are read part by part make such a set in each part of each epoch.
        var store = new ExampleStore(inputCount: 1, isSparse: false, targetCount: 1, hasWeights: false);
        for (int row = 0; row < 10_000; row++)
            store.Add(new InputRow([row]), [-row], weight: 1);
        new ExampleSet(store).Rows.Should().Be(10_000);
        long before = GC.GetAllocatedBytesForCurrentThread();

        var examples = new ExampleSet(store);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(10_000);
        examples.InputsOf(9_999).Values[0].Should().Be(9_999);
    }

    /// <summary>Row i has the input i, the target -i and the weight i.</summary>
    private static ExampleSet TwentyRows()
    {
        float[] numbers = [.. Enumerable.Range(0, 20).Select(i => (float)i)];
        return new ExampleSet(numbers, 1, [.. numbers.Select(number => -number)], 1, numbers);
    }

    private static int[] Numbers(ExampleSet examples) =>
        [.. Enumerable.Range(0, examples.Rows).Select(row => (int)examples.InputsOf(row).Values[0])];
}
