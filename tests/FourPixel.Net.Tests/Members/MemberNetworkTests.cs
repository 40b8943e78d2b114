using System.Numerics.Tensors;
using FourPixel.Net.Pictures;
using FourPixel.Net.Serialization;
using FourPixel.Net.Tests.Support;
using FourPixel.Slides;

namespace FourPixel.Net.Tests.Members;

/// <summary>A network of several members answers with the mean of what each of them alone would answer.</summary>
public class MemberNetworkTests
{
    public static TheoryData<Activation, int, int> Shapes => new()
    {
        { Activation.Identity, 3, 7 },
        { Activation.Identity, 1, 16 },
        { Activation.Sigmoid, 1, 33 },
        { Activation.Softmax, 4, 5 },
        { Activation.Exponential, 2, 9 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Forward_IsTheMeanOfItsMembers(Activation output, int outputs, int width)
    {
        Network network = Make(output, outputs, width);
        float[] rows = Problems.Noise(6 * 40, seed: 3);
        float[] mean = new float[40 * outputs];
        for (int member = 0; member < network.Members; member++)
            TensorPrimitives.Add(mean, network.Member(member).Forward(rows), mean);
        TensorPrimitives.Divide(mean, network.Members, mean);

        network.Forward(rows).Should().Equal(mean, (left, right) => Math.Abs(left - right) <= 1e-6f * (1 + Math.Abs(right)));
        network.ForwardByLayer(rows)[^1].Should().Equal(network.Forward(rows));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void RowScorer_AnswersAsForward(Activation output, int outputs, int width)
    {
        Network network = Make(output, outputs, width);
        var scorer = new RowScorer(network);
        float[] rows = Problems.Noise(6 * 40, seed: 3), forward = network.Forward(rows), answer = new float[outputs];
        for (int row = 0; row < 40; row++)
        {
            scorer.Score(rows.AsSpan(row * 6, 6), answer);
            answer.Should().Equal(forward[(row * outputs)..((row + 1) * outputs)], (left, right) => Math.Abs(left - right) <= 1e-5f * (1 + Math.Abs(right)));
        }
    }

    [Fact]
    public void RowScorer_RawOutputs_IsTheLogitOfTheMeanProbabilityHoweverLarge()
    {
        Network network = Make(Activation.Sigmoid, 1, 8);
        float[] row = Problems.Noise(6), probability = new float[1], logit = new float[1];
        new RowScorer(network).Score(row, probability);
        new RowScorer(network, rawOutputs: true).Score(row, logit);
        logit[0].Should().BeApproximately((float)Math.Log(probability[0] / (1.0 - probability[0])), 1e-4f);

        network.Layers[^1].Biases.Fill(1e6f);
        new RowScorer(network, rawOutputs: true).Score(row, logit);
        logit[0].Should().BeGreaterThan(80).And.Match(value => float.IsFinite(value));
    }

    [Theory]
    [InlineData(Loss.MeanSquaredError, Activation.Identity, 2)]
    [InlineData(Loss.BinaryCrossEntropy, Activation.Sigmoid, 1)]
    [InlineData(Loss.CategoricalCrossEntropy, Activation.Softmax, 3)]
    public void Backpropagation_GivesTheSlopesOfDifferences(Loss loss, Activation output, int outputs)
    {
        var network = new Network(4, [new Dense(5, Activation.Tanh), new Dense(6, Activation.SiLU), new Dense(outputs, output)], seed: 2, members: 3);
        float[] targets = loss == Loss.MeanSquaredError ? Problems.Noise(20, seed: 9) : [.. Enumerable.Range(0, 10).Select(i => (float)(i % Math.Max(2, outputs)))];
        var rows = new ExampleSet(Problems.Noise(40, seed: 8), 4, targets, loss == Loss.MeanSquaredError ? 2 : 1);
        var options = new TrainingOptions { Loss = loss };

        IReadOnlyList<float> slopes = NetworkGradient.ByBackpropagation(network, rows, options).Slopes;

        slopes.Should().HaveCount(network.ParameterCount).And.Equal(NetworkGradient.Numerically(network, rows, options).Slopes, (left, right) => Math.Abs(left - right) < 2e-4f);
        slopes.Count(slope => slope != 0).Should().Be(network.ParameterCount);
    }

    [Fact]
    public void Load_SavedNetwork_IsTheSameBitForBit()
    {
        Network network = Make(Activation.Softmax, 4, 5);
        byte[] bytes = Bytes(network);
        Network loaded = Network.Load(new MemoryStream(bytes));

        loaded.Members.Should().Be(3);
        loaded.Forward(Problems.Noise(12)).Should().Equal(network.Forward(Problems.Noise(12)));
        Bytes(loaded).Should().Equal(bytes);
        bytes[8].Should().Be(4, "the format is one that older libraries refuse");
        Bytes(network.Member(0))[8].Should().BeLessThan(4, "older libraries read a network of one member");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void Load_NumberOfMembersChanged_IsRefused(int members)
    {
        byte[] bytes = Bytes(Make(Activation.Identity, 1, 2));
        BitConverter.TryWriteBytes(bytes.AsSpan(24 + (12 * 3) + 8), members);
        Action load = () => Network.Load(new MemoryStream(bytes));
        load.Should().Throw<NetworkFormatException>().WithMessage("*shapes are not valid*");
    }

    [Fact]
    public void Pictures_OfANetworkOfMembers_AreThoseOfItsFirst()
    {
        Network network = Make(Activation.Softmax, 4, 5), first = network.Member(0);
        NetworkDiagram.ToSvg(network).Should().Be(NetworkDiagram.ToSvg(first));
        ReceptiveFieldSheet.ToSvg(network).Should().Be(ReceptiveFieldSheet.ToSvg(first));
        ReceptiveField.Of(network, 1).Should().BeEquivalentTo(ReceptiveField.Of(first, 1));
    }

    private static Network Make(Activation output, int outputs, int width) =>
        new(6, [new Dense(width, Activation.SiLU), new Dense(width + 1, Activation.Tanh), new Dense(outputs, output)], seed: 5, members: 3);

    private static byte[] Bytes(Network network)
    {
        using var stream = new MemoryStream();
        network.Save(stream);
        return stream.ToArray();
    }
}
