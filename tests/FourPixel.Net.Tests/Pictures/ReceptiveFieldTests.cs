using FourPixel.Net.Pictures;
using FourPixel.Slides;

namespace FourPixel.Net.Tests.Pictures;

/// <summary>Lesson 4: receptive fields get more complex.</summary>
public class ReceptiveFieldTests
{
    [Fact]
    public void Of_FirstLayer_AreTheWeights()
    {
        var network = new Network(9, [new Dense(5, Activation.Tanh), new Dense(2)], seed: 4);
        IReadOnlyList<ReceptiveField> fields = ReceptiveField.Of(network, 0);

        for (int j = 0; j < 5; j++)
            fields[j].Pixels.Should().Equal(Enumerable.Range(0, 9).Select(i => network.Layers[0].Weights[(i * 5) + j]));
    }

    [Fact]
    public void Of_HandWiredNetwork_GrowFromRowsToPictures()
    {
        Network network = HandWiredNetwork.Create();

        Pixels(network, 0).Should().Equal("++00", "+-00", "00++", "00+-");
        Pixels(network, 1).Should().Equal("++++", "+-+-", "+--+", "++--");
        Pixels(network, 2).Should().Equal("++++", "----", "+-+-", "-+-+", "+--+", "-++-", "++--", "--++");
        Pixels(network, 3).Should().Equal("++++", "+-+-", "+--+", "++--");
    }

    [Theory]
    [InlineData(Activation.Tanh)]
    [InlineData(Activation.ReLU)]
    [InlineData(Activation.GELU)]
    public void Of_DeeperLayer_RaisesTheSumMoreThanOtherPictures(Activation activation)
    {
        var network = new Network(16, [new Dense(12, activation), new Dense(6, activation),
            new Dense(3, Activation.Softmax)], seed: 2);
        // The same network, but it ends with the second layer's sums.
        var sums = new Network(16, [new Dense(12, activation), new Dense(6)], seed: 2);
        var random = new Random(5);
        foreach (ReceptiveField field in ReceptiveField.Of(network, 1))
        {
            float best = Sum([.. field.Pixels]);
            for (int i = 0; i < 200; i++)
                best.Should().BeGreaterThan(Sum([.. Enumerable.Range(0, 16).Select(_ => random.NextSingle() - 0.5f)]));

            float Sum(float[] picture)
            {
                float length = MathF.Sqrt(picture.Sum(pixel => pixel * pixel));
                return sums.Forward([.. picture.Select(pixel => pixel * 4 / length)])[field.Neuron];
            }
        }
    }

    [Fact]
    public void Of_NeuronThatNothingMoves_IsGrey()
    {
        var network = new Network(4, [new Dense(3, Activation.ReLU), new Dense(2)]);
        network.Layers[0].Weights.Clear();
        ReceptiveField.Of(network, 1).Should().OnlyContain(field => field.Pixels.All(pixel => pixel == 0));
    }

    [Fact]
    public void Of_NoSuchNeuron_IsRefused()
    {
        var network = new Network(4, [new Dense(3), new Dense(2)]);
        ((Action)(() => ReceptiveField.Of(network, 2))).Should().Throw<ArgumentOutOfRangeException>();
        ((Action)(() => ReceptiveField.Of(network, 1, [2]))).Should().Throw<ArgumentOutOfRangeException>().WithMessage(
            "*0 to 1*");
        ReceptiveField.Of(network, 1, []).Should().BeEmpty();
    }

    private static string[] Pixels(Network network, int layer) =>
    [
        .. ReceptiveField.Of(network, layer).Select(field =>
            string.Concat(field.Pixels.Select(pixel => pixel > 0.99f ? '+' : pixel < -0.99f ? '-' : pixel == 0 ? '0'
                : '?'))),
    ];
}
