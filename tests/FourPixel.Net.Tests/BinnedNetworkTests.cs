using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests;

/// <summary>A network with bins answers, and learns, as one does that is given its features by hand.</summary>
public class BinnedNetworkTests
{
    private static readonly float[][] _rows = BinnedNetwork.MakeRows(40);

    [Fact]
    public void Inputs_OfANetworkWithBins_AreThoseOfARow()
    {
        Network network = BinnedNetwork.Make(binsOfAColumn: 5);
        (network.Inputs, network.Layers[0].Inputs).Should().Be((7, 7 + (5 * 5)));
        network.WithoutScaler().Inputs.Should().Be(32);
    }

    [Fact]
    public void Forward_WithBins_IsThatOfTheFeatures()
    {
        for (int bins = 1; bins <= 40; bins++)
        {
            Network network = BinnedNetwork.Make(bins, seed: bins);
            float[] expected = network.WithoutScaler().Forward([.. _rows.SelectMany(network.InputScaler!.FeaturesOf)]);
            network.Forward([.. _rows.SelectMany(row => row)]).ShouldBeCloseTo([.. expected.Select(value => (double)value)], $"{bins} bins");
        }
    }

    [Fact]
    public void Score_WithBins_IsThatOfTheFeaturesForDenseAndSparseRows()
    {
        Network network = BinnedNetwork.Make();
        RowScorer scorer = new(network), bare = new(network.WithoutScaler());
        foreach (float[] row in _rows)
        {
            float[] expected = new float[3], dense = new float[3], sparse = new float[3];
            bare.Score(network.InputScaler!.FeaturesOf(row), expected);
            scorer.Score(row, dense);
            int[] columns = [.. Enumerable.Range(0, row.Length).Where(column => row[column] != 0)];
            scorer.Score(columns, [.. columns.Select(column => row[column])], sparse);
            dense.ShouldBeCloseTo([.. expected.Select(value => (double)value)], "the features by hand");
            sparse.Should().Equal(dense);
            network.Forward(row).ShouldBeCloseTo([.. expected.Select(value => (double)value)], "the same row in a batch");
        }
    }

    [Fact]
    public void Score_ManyRowsWithBins_TakesNoMemory()
    {
        var scorer = new RowScorer(BinnedNetwork.Make());
        float[] outputs = new float[3];
        Score();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
            Score();
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(20_000);

        void Score()
        {
            scorer.Score(_rows[0], outputs);
            scorer.Score([1, 4], [0.5f, 2], outputs);
        }
    }

    [Fact]
    public void Clone_WithBins_IsTheSameNetwork()
    {
        Network network = BinnedNetwork.Make(), clone = network.Clone();
        clone.InputScaler.Should().BeSameAs(network.InputScaler);
        ((ReadOnlySpan<float>)clone.Parameters.Span).ShouldBeBitwise(network.Parameters.Span);
        clone.Layers[0].Weights[0]++;
        clone.Layers[0].Weights[0].Should().NotBe(network.Layers[0].Weights[0]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Train_WithBins_LearnsAsFromTheFeatures(bool sparse)
    {
        float[] targets = [.. Enumerable.Range(0, _rows.Length).Select(i => (float)(i % 3))];
        Network network = BinnedNetwork.Make(), bare = network.WithoutScaler();
        ExampleSet raw = new([.. _rows.SelectMany(row => row)], BinnedNetwork.Inputs, targets, 1);
        ExampleSet features = new([.. _rows.SelectMany(network.InputScaler!.FeaturesOf)], bare.Inputs, targets, 1);
        var options = new TrainingOptions { Optimizer = Optimizer.SGD, LearningRate = 0.1, NumberOfEpochs = 4, BatchSize = 8, NumberOfThreads = 2 };

        bare.Train(options, features);
        network.Train(options, sparse ? raw.ToSparse() : raw);

        network.Parameters.Span.ToArray().ShouldBeCloseTo([.. bare.Parameters.Span.ToArray().Select(weight => (double)weight)], "weights", absolute: 1e-5);
    }

    [Fact]
    public void InputScaler_BinsForWhichTheFirstLayerHasNoRoom_IsRefused()
    {
        Action act = () => new Network(7, [new Dense(2)]).InputScaler = NaiveBins.DrawScaler(7, 4, seed: 1);
        act.Should().Throw<ArgumentException>().WithMessage("InputScaler gives 27 features; the first layer has 7 inputs.*");
    }
}
