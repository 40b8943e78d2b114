using FourPixel.Net;

namespace FourPixel.Slides;

/// <summary>
/// Gradient descent on all the weights with pictures of the camera, with a copy of the network after every epoch.
/// </summary>
/// <param name="Epochs">The network before the first epoch, and then after each one.</param>
/// <param name="History">The training history.</param>
public sealed record CameraTraining(IReadOnlyList<Network> Epochs, TrainingHistory History)
{
    /// <summary>The network with its initial weights.</summary>
    public Network Before => Epochs[0];

    /// <summary>The trained network.</summary>
    public Network After => Epochs[^1];

    /// <summary>Trains a network with one hidden layer (tanh) and softmax outputs on noisy pictures.</summary>
    /// <param name="seed">The seed of the initial weights, the pictures and their order.</param>
    /// <param name="hiddenNeurons">At least 1.</param>
    /// <param name="epochs">At least 1.</param>
    /// <param name="pictures">The number of noisy training pictures; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
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
