using FourPixel.Net;

namespace FourPixel.Slides;

/// <summary>
/// Learning all the weights on the camera by gradient descent, with the network as it was after every epoch.
/// </summary>
/// <param name="Epochs">The network before the first epoch, and then after each one.</param>
/// <param name="History">The course of the training.</param>
public sealed record CameraTraining(IReadOnlyList<Network> Epochs, TrainingHistory History)
{
    /// <summary>The network with its first weights.</summary>
    public Network Before => Epochs[0];

    /// <summary>The network that has learned.</summary>
    public Network After => Epochs[^1];

    /// <summary>Trains a network of one hidden layer, tanh, with softmax answers, on noisy pictures.</summary>
    /// <param name="seed">Decides the first weights, the pictures and their order.</param>
    /// <param name="hiddenNeurons">At least 1.</param>
    /// <param name="epochs">At least 1.</param>
    /// <param name="pictures">Noisy pictures to learn from; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static CameraTraining Run(int seed = 0, int hiddenNeurons = 8, int epochs = 40, int pictures = 240)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pictures, 1);
        var network = new Network(FourPixelPicture.PixelCount,
            [new Dense(hiddenNeurons, Activation.Tanh),
                new Dense(FourPixelCamera.Categories.Count, Activation.Softmax)], seed);
        var snapshots = new List<Network> { network.Clone() };
        TrainingHistory history = new NetworkTrainer(new TrainingOptions
        {
            LearningRate = 0.02,
            NumberOfEpochs = epochs,
            Patience = 0,
            Seed = seed,
            NumberOfThreads = 1,
            EpochCompleted = _ => snapshots.Add(network.Clone()),
        }).Train(network, FourPixelCamera.ToExamples(FourPixelCamera.Take(pictures, seed: seed)));
        return new CameraTraining(snapshots, history);
    }
}
