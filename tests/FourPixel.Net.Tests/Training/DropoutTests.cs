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
    public void Draw_ManyPlaces_SilencesItsShareAndKeepsTheMean(double probability)
    {
        float[] masks = Drawn(probability, seed: 1, layer: 0, step: 0);

        // 10,000 draws, whose share is off by at most 4 standard deviations of sqrt(p (1 - p) / 10,000).
        double off = 4 * Math.Sqrt(probability * (1 - probability)) / 100;
        (masks.Count(mask => mask == 0) / 1e4).Should().BeApproximately(probability, off);
        masks.Average().Should().BeApproximately(1, (float)(off / (1 - probability)));
        masks.Distinct().Should().BeEquivalentTo(new[] { 0, (float)(1 / (1 - probability)) });
    }

    [Fact]
    public void Draw_SameSeedLayerAndStep_DrawsTheSameMask() =>
        Drawn(0.5, seed: 1, layer: 2, step: 3).Should().Equal(Drawn(0.5, seed: 1, layer: 2, step: 3));

    [Theory]
    [InlineData(2, 2, 3)]
    [InlineData(1, 3, 3)]
    [InlineData(1, 2, 4)]
    public void Draw_OtherSeedLayerOrStep_DrawsAnotherMask(int seed, int layer, long step)
    {
        float[] one = Drawn(0.5, seed: 1, layer: 2, step: 3);
        float[] other = Drawn(0.5, seed, layer, step);
        // Independent masks agree on half of the neurons.
        (one.Zip(other, (a, b) => a == b).Count(same => same) / 1e4).Should().BeApproximately(0.5, 0.02);
    }

    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public void Draw_InAProcessWithNarrowerRegisters_DrawsTheSameMask(string setting) =>
        ChildProcess.Run(CheckMask, Describe(), (setting, "0"));

    private static void CheckMask(string expected) => Describe().Should().Be(expected);

    private static string Describe() => string.Concat(Drawn(0.5, seed: 1, layer: 2, step: 3).Take(300).Select(mask => mask > 0 ? '1' : '0'));

    [Fact]
    public void Draw_EachRow_DrawsItsOwnMask()
    {
        float[] masks = Drawn(0.5, seed: 1, layer: 0, step: 0);
        masks.Chunk(Columns).Select(row => string.Join(',', row)).Distinct().Should().HaveCount(Rows);
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

    private static float[] Drawn(double probability, int seed, int layer, long step)
    {
        float[] masks = new float[Rows * Columns];
        var dropout = new Dropout(probability, seed, layer);
        dropout.Start(step);
        for (int row = 0; row < Rows; row++)
            dropout.Draw(masks.AsSpan(row * Columns, Columns), row, column: 0);
        return masks;
    }
}
