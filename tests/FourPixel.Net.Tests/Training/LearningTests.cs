using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Training;

/// <summary>Things that a network has to be able to learn.</summary>
public class LearningTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Train_FourPixelCamera_GetsEveryPictureRight(int seed)
    {
        var network = new Network(4, [new Dense(16, Activation.Tanh), new Dense(4, Activation.Softmax)], seed);
        network.Train(CameraOptions(seed), Problems.Camera);

        for (int row = 0; row < Problems.Camera.Rows; row++)
        {
            float[] answer = network.Forward(Problems.Camera.InputsOf(row).Values);
            answer.Sum().Should().BeApproximately(1, 1e-6f);
            float right = answer[(int)Problems.Camera.TargetsOf(row)[0]];
            right.Should().BeGreaterThan(0.9f, $"that is what picture {row} shows");
        }
    }

    [Fact]
    public void Train_FourPixelCameraWithoutHiddenLayer_CanNotGetMoreThanFiveRight()
    {
        // A picture and its negative lie on opposite sides of every linear rule.
        var network = new Network(4, [new Dense(4, Activation.Softmax)], seed: 1);
        network.Train(CameraOptions(seed: 0), Problems.Camera);

        Enumerable.Range(0, 8).Count(row =>
        {
            float[] answer = network.Forward(Problems.Camera.InputsOf(row).Values);
            return Array.IndexOf(answer, answer.Max()) == (int)Problems.Camera.TargetsOf(row)[0];
        }).Should().BeLessThanOrEqualTo(5);
    }

    [Theory]
    [InlineData(Optimizer.SGD, 1)]
    [InlineData(Optimizer.Momentum, 0.2)]
    [InlineData(Optimizer.Nesterov, 0.2)]
    [InlineData(Optimizer.Adagrad, 0.2)]
    [InlineData(Optimizer.RMSprop, 0.02)]
    [InlineData(Optimizer.Adam, 0.05)]
    [InlineData(Optimizer.AMSGrad, 0.05)]
    [InlineData(Optimizer.AdamW, 0.05)]
    public void Train_Xor_LearnsItWithEveryOptimizer(Optimizer optimizer, double learningRate)
    {
        var network = new Network(2, [new Dense(8, Activation.Tanh), new Dense(1, Activation.Sigmoid)], seed: 1);
        network.Train(new()
        {
            Loss = Loss.BinaryCrossEntropy,
            Optimizer = optimizer,
            LearningRate = learningRate,
            NumberOfEpochs = 1000,
            Patience = 0,
            NumberOfThreads = 1,
        }, Problems.Xor);

        float[] answers = network.Forward([0, 0, 0, 1, 1, 0, 1, 1]);
        answers.Select(answer => MathF.Round(answer)).Should().Equal(0, 1, 1, 0);
        answers.Should().OnlyContain(answer => MathF.Abs(answer - 0.5f) > 0.4f);
    }

    [Theory]
    [InlineData(Loss.MeanSquaredError, 4)]      // the mean
    [InlineData(Loss.MeanAbsoluteError, 2)]     // the median
    [InlineData(Loss.Quantile, 9)]              // all but the highest
    [InlineData(Loss.Poisson, 4)]               // the mean again, by way of its logarithm
    public void Train_BiasAlone_FindsWhereTheLossIsLeast(Loss loss, float expected)
    {
        // "How many M&Ms in a bag?" The inputs say nothing, so the answer is one number for all bags.
        float[] counts = [1, 1, 2, 2, 2, 3, 3, 9, 13];
        Activation output = loss == Loss.Poisson ? Activation.Exponential : Activation.Identity;
        var network = new Network(1, [new Dense(1, output)]);
        var options = new TrainingOptions
        {
            Loss = loss,
            Quantile = loss == Loss.Quantile ? 0.85 : null,
            Optimizer = Optimizer.SGD,
            LearningRate = 0.05,
            NumberOfEpochs = 2500,
            Patience = 0,
            NumberOfThreads = 1,
        };
        network.Train(options, new ExampleSet(new float[9], 1, counts, 1));

        network.Forward([0])[0].Should().BeApproximately(expected, 0.05f);
    }

    private static TrainingOptions CameraOptions(int seed) => new()
    {
        LearningRate = 0.02,
        NumberOfEpochs = 300,
        Patience = 0,
        Seed = seed,
        NumberOfThreads = 1,
    };
}
