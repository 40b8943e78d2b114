using FourPixel.Net.Numerics;
using FourPixel.Net.Scaling;
using FourPixel.Net.Tests.Support;
using FourPixel.Net.Training;

namespace FourPixel.Net.Tests.Training;

/// <summary>Batches of rows of which only a part is in memory at a time.</summary>
public class PartedBatchTests
{
    private const int Rows = 143;

    [Fact]
    public void Next_EachEpoch_GivesEveryRowOnceInAnotherOrderAndOtherParts()
    {
        var examples = new PartedExamples(Numbered(), partRows: 40);
        using var reader = new BatchReader(examples, null, 8);
        var orders = new List<float[]>();
        foreach ((int seed, int epoch) in new[] { (0, 1), (0, 2), (1, 1), (0, 1) })
        {
            reader.Start(seed, epoch);
            orders.Add(Read(reader));
            orders[^1].Should().BeEquivalentTo(Enumerable.Range(1, Rows).Select(i => (float)i));
        }

        orders[1].Should().NotEqual(orders[0]);
        orders[2].Should().NotEqual(orders[0]);
        orders[3].Should().Equal(orders[0]);
        examples.Passes[1].Should().NotEqual(examples.Passes[0], "another cut lets other rows meet");
        examples.Passes[3].Should().Equal(examples.Passes[0]);
        examples.OpenPasses.Should().Be(0);
        orders[0].Take(examples.Passes[0][0]).Max().Should().Be(examples.Passes[0][0], "rows stay within their part");
    }

    [Fact]
    public void Next_PartsOfTheSameSize_AreEachInAnOrderOfTheirOwn()
    {
        var examples = new PartedExamples(Numbered(), partRows: 40);
        using var reader = new BatchReader(examples, null, 8);
        reader.Start(seed: 0, epoch: 1);
        float[] order = Read(reader);
        int first = examples.Passes[0][0];
        float[] second = order[first..(first + 40)], third = order[(first + 40)..(first + 80)];

        third.Select(number => number - 40).Should().BeEquivalentTo(second).And.NotEqual(second);
    }

    [Fact]
    public void Start_HundredEpochs_CutsTheFirstPartFromAQuarterToAWhole()
    {
        var examples = new PartedExamples(Numbered(), partRows: 40);
        using var reader = new BatchReader(examples, null, 8);
        for (int epoch = 1; epoch <= 100; epoch++)
        {
            reader.Start(seed: 0, epoch);
            Read(reader);
        }

        int[] first = [.. examples.Passes.Select(sizes => sizes[0])];
        first.Min().Should().BeInRange(10, 12);
        first.Max().Should().BeInRange(37, 40);
        first.Average().Should().BeApproximately(25, 3);
        examples.Passes.Should().OnlyContain(sizes => sizes.Sum() == Rows && sizes.Skip(1).SkipLast(1).All(size => size == 40));
    }

    [Fact]
    public void Start_WithoutEpoch_GivesTheRowsInTheirOwnOrder()
    {
        using var reader = new BatchReader(new PartedExamples(Numbered(), partRows: 40), null, 8);
        for (int time = 0; time < 2; time++)
        {
            reader.Start();
            Read(reader).Should().Equal(Enumerable.Range(1, Rows).Select(i => (float)i));
        }
    }

    /// <summary>Row i has the input i, the target i and the weight i, counted from 1.</summary>

    private static ExampleSet Numbered()
    {
        float[] numbers = [.. Enumerable.Range(1, Rows).Select(i => (float)i)];
        return new ExampleSet(numbers, 1, numbers, 1, numbers);
    }

    private static float[] Read(BatchReader reader)
    {
        using var team = new ThreadTeam(1);
        var inputs = new InputBatch(new Network(1, [new Dense(1)]), RowEncoder.ProductOnly(null, 1), 8);
        var order = new List<float>();
        while (reader.Next(inputs, team))
        {
            order.AddRange(reader.Targets);
            reader.Weights.ToArray().Should().Equal(reader.Targets.ToArray());
            inputs.Values.Span[..reader.Rows].ToArray().Should().Equal(reader.Targets.ToArray());
        }
        return [.. order];
    }
}
