using FourPixel.Net.Numerics;
using FourPixel.Net.Tests.Support;
using FourPixel.Net.Training;

namespace FourPixel.Net.Tests.Training;

public class DropoutTests
{
    private const int Rows = 200, Columns = 50;

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Apply_OnesOnly_SilencesItsShareAndKeepsTheMean(double probability)
    {
        float[] outputs = Applied(probability, seed: 1, layer: 0, step: 0);

        // 10,000 draws, whose share is off by at most 4 standard deviations of sqrt(p (1 - p) / 10,000).
        double off = 4 * Math.Sqrt(probability * (1 - probability)) / 100;
        (outputs.Count(output => output == 0) / 1e4).Should().BeApproximately(probability, off);
        outputs.Average().Should().BeApproximately(1, (float)(off / (1 - probability)));
        outputs.Distinct().Should().BeEquivalentTo(new[] { 0, (float)(1 / (1 - probability)) });
    }

    [Fact]
    public void Apply_SameSeedLayerAndStep_DrawsTheSameMask() =>
        Applied(0.5, seed: 1, layer: 2, step: 3).Should().Equal(Applied(0.5, seed: 1, layer: 2, step: 3));

    [Theory]
    [InlineData(2, 2, 3)]
    [InlineData(1, 3, 3)]
    [InlineData(1, 2, 4)]
    public void Apply_OtherSeedLayerOrStep_DrawsAnotherMask(int seed, int layer, long step)
    {
        float[] one = Applied(0.5, seed: 1, layer: 2, step: 3);
        float[] other = Applied(0.5, seed, layer, step);
        // Independent masks agree on half of the neurons.
        (one.Zip(other, (a, b) => a == b).Count(same => same) / 1e4).Should().BeApproximately(0.5, 0.02);
    }

    [Theory]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public void Apply_InAProcessWithNarrowerRegisters_DrawsTheSameMask(string setting) =>
        ChildProcess.Run(CheckMask, Describe(), (setting, "0"));

    private static void CheckMask(string expected) => Describe().Should().Be(expected);

    private static string Describe() => string.Concat(Applied(0.5, seed: 1, layer: 2, step: 3).Take(300).Select(output => output > 0 ? '1' : '0'));

    [Fact]
    public void Apply_EachRow_DrawsItsOwnMask()
    {
        float[] outputs = Applied(0.5, seed: 1, layer: 0, step: 0);
        outputs.Chunk(Columns).Select(row => string.Join(',', row)).Distinct().Should().HaveCount(Rows);
    }

    [Fact]
    public void Train_WithDropout_JudgesByAllNeurons()
    {
        ExampleSet validation = Problems.Regression(20, 3, seed: 1);
        Network network = new(3, [new Dense(30, Activation.Tanh), new Dense(1)], seed: 2);
        var options = new TrainingOptions
        {
            Loss = Loss.MeanSquaredError,
            Dropout = 0.5,
            InputDropout = 0.3,
            NumberOfEpochs = 1,
        };
        TrainingHistory history = network.Train(options, Problems.Regression(40, 3), validation);
        history.Epochs[0].ValidationLoss!.Value.ShouldBeCloseTo(network.MeanSquaredError(validation));
    }

    [Fact]
    public void Train_WithDropout_DrawsNewMasksAtEachStep()
    {
        // Nothing moves, so all that can change the loss from epoch to epoch is the mask.
        var options = new TrainingOptions
        {
            Loss = Loss.MeanSquaredError,
            Optimizer = Optimizer.SGD,
            LearningRate = 1e-30,
            Dropout = 0.5,
            NumberOfEpochs = 5,
        };
        TrainingHistory history = new Network(3, [new Dense(30, Activation.Tanh), new Dense(1)], seed: 2)
            .Train(options, Problems.Regression(20, 3));
        history.Epochs.Select(epoch => epoch.TrainingLoss).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Train_DropoutWithoutHiddenLayer_LeavesTheOutputsAlone()
    {
        float[] Trained(double dropout)
        {
            var network = new Network(3, [new Dense(2)], seed: 2);
            var options = new TrainingOptions { Loss = Loss.MeanSquaredError, Dropout = dropout, NumberOfEpochs = 3 };
            network.Train(options, Problems.Regression(20, 3, 2));
            return network.Parameters.Span.ToArray();
        }

        Trained(0.9).Should().Equal(Trained(0));
    }

    private static float[] Applied(double probability, int seed, int layer, long step)
    {
        var values = new PinnedBuffer(Rows * Columns);
        values.Span.Fill(1);
        var dropout = new LayerDropout(new Dropout(probability, seed, layer), Columns, Rows);
        dropout.Start(step, Rows);
        dropout.Apply(values, 0, Rows, 0, Columns);
        dropout.Outputs.Span.ToArray().Should().Equal(dropout.Mask.Span.ToArray(), "1 times the mask is the mask");
        return dropout.Outputs.Span.ToArray();
    }
}
