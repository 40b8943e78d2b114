using System.Diagnostics;
using FourPixel.Net.Numerics;
using FourPixel.Net.Optimizers;
using FourPixel.Net.Training;

namespace FourPixel.Net;

/// <summary>Trains networks by mini-batch gradient descent.</summary>
public sealed class NetworkTrainer
{
    private readonly TrainingOptions _options;
    private readonly LossFunction _loss;

    /// <summary>Makes a trainer.</summary>
    /// <param name="options">How to train; not to be changed while a training runs.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public NetworkTrainer(TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        _loss = LossFunction.Create(options);
    }

    /// <summary>
    /// Trains a network, from the weights that it has. With a validation set, the network ends with the weights of the
    /// epoch whose validation loss was least; without, with those of the last epoch. After an exception it has weights from
    /// somewhere on the way.
    /// </summary>
    /// <param name="network">Its output activation has to be the one that the loss contains, if it contains one.</param>
    /// <param name="training">The rows to learn from; at least one.</param>
    /// <param name="validation">The rows to judge by; null for none.</param>
    /// <returns>The course of the training.</returns>
    /// <exception cref="ArgumentException">The rows do not fit the network, or the network does not fit the loss.</exception>
    /// <exception cref="InvalidOperationException">The training diverged: the loss is no longer a finite number.</exception>
    /// <exception cref="OperationCanceledException">The token of the options was cancelled.</exception>
    public TrainingHistory Train(Network network, ExampleSet training, ExampleSet? validation = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(training);
        CheckNetwork(network);
        ExampleCheck.Run(training, network, _loss, nameof(training));
        if (validation != null)
            ExampleCheck.Run(validation, network, _loss, nameof(validation));

        using var session = new TrainingSession(network, _options, _loss, training, validation);
        return Run(session, network, hasValidation: validation != null);
    }

    private TrainingHistory Run(TrainingSession session, Network network, bool hasValidation)
    {
        var best = new BestWeights(network, _options.Patience, _options.MinimumImprovement, keepsWeights: hasValidation);
        var epochs = new List<EpochResult>();
        var clock = Stopwatch.StartNew();
        for (int epoch = 1; epoch <= _options.NumberOfEpochs; epoch++)
        {
            EpochResult result = session.RunEpoch(epoch);
            epochs.Add(result);
            best.Observe(epoch, result.ValidationLoss ?? result.TrainingLoss);

            var report = new EpochReport(result, session.MetricName, _options.NumberOfEpochs, clock.Elapsed);
            _options.EpochCompleted?.Invoke(report);
            if (report.Stop || best.IsOutOfPatience)
                break;
        }

        if (best.Epoch == 0)
            throw new InvalidOperationException("The training came to nothing: the validation loss was not a finite number in any epoch. A smaller LearningRate or a MaximumGradientNorm may help.");
        best.Restore();
        return new TrainingHistory(epochs, hasValidation ? best.Epoch : epochs.Count);
    }

    private void CheckNetwork(Network network)
    {
        Activation output = network.Layers[^1].Activation;
        if (_loss.Contains is Activation needed && output != needed)
            throw new ArgumentException($"{_options.Loss} needs {needed} as the output activation; the network has {output}.", nameof(network));
    }
}
