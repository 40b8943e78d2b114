using FourPixel.Net.Numerics;
using FourPixel.Net.Scaling;
using FourPixel.Net.Tests.Support;
using FourPixel.Net.Training;

namespace FourPixel.Net.Tests.Training;

/// <summary>Rows that are encoded once, and rows that are encoded whenever they are in a batch.</summary>
public class EncodedInputsTests
{
    private const int Rows = 120, Numbers = 5, Slots = 40, Columns = Numbers + Slots;

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 0)]
    [InlineData(3, 0.3)]
    public void Train_OnAFewRowsOfAStore_IsToTheBitAsOnTheseRowsAlone(int members, double inputDropout)
    {
        ExampleSet large = Make(5 * Rows), some = large.Where(row => row < Rows), alone = Make(Rows);
        RowEncoder encoder = RowEncoder.ProductOnly(null, Columns);
        using var team = new ThreadTeam(1);
        EncodedInputs.OfStore(some, encoder, null, team).Should().BeNull("most of the store is not used");
        EncodedInputs.OfStore(alone, encoder, null, team).Should().NotBeNull();
        Trained(some, members, inputDropout).Should().Equal(Trained(alone, members, inputDropout));
    }

    [Fact]
    public void OfStore_ThatTakesMuchMemory_IsLeft()
    {
        var rows = new ExampleSet(new float[3 << 20], 1, new float[3 << 20], 1);
        using var team = new ThreadTeam(1);
        EncodedInputs.OfStore(rows, RowEncoder.ProductOnly(null, 1), null, team).Should().BeNull("8 MB hold 2 million numbers");
    }

    private static float[] Trained(ExampleSet rows, int members, double inputDropout)
    {
        QuantileBins bins = NaiveBins.DrawInARow(Numbers, 20, seed: 1);
        var network = new Network(Columns + bins.Count, [new Dense(12, Activation.SiLU), new Dense(1)], seed: 2, members)
        {
            InputScaler = new InputScaler(new float[Columns], [.. Enumerable.Repeat(1f, Columns)], bins),
        };
        var options = new TrainingOptions
        {
            Loss = Loss.MeanSquaredError,
            NumberOfEpochs = 3,
            BatchSize = 32,
            Dropout = 0.1,
            InputDropout = inputDropout,
            Seed = 3,
        };
        if (members == 1)
            network.Train(options, rows);
        else
            new NetworkTrainer(options).TrainWithFolds(network, rows, members);
        return network.Parameters.Span.ToArray();
    }

    /// <summary>Some numbers, of which a few are missing, and one filled slot of many; the first rows are the same whatever their number.</summary>
    private static ExampleSet Make(int rows)
    {
        float[] inputs = new float[rows * Columns], targets = new float[rows];
        for (int row = 0; row < rows; row++)
        {
            float[] numbers = Problems.Noise(Numbers, seed: row);
            numbers.CopyTo(inputs, row * Columns);
            if (row % 10 == 3)
                inputs[(row * Columns) + (row % Numbers)] = float.NaN;
            inputs[(row * Columns) + Numbers + (row % Slots)] = 1;
            targets[row] = numbers[0] + (0.1f * (row % Slots));
        }
        return new ExampleSet(inputs, Columns, targets, 1);
    }
}
