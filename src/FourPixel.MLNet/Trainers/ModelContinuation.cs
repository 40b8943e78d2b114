using FourPixel.Net;
using Microsoft.ML.Runtime;

namespace FourPixel.MLNet;

/// <summary>Continues the training of a model: its layers and its scaling are kept, and options for different layers are an error.</summary>
/// <param name="host">The source of exceptions.</param>
/// <param name="model">The model to start from, which is not changed.</param>
internal sealed class ModelContinuation(IHost host, IFourPixelModelParameters model)
{
    private const double RateOfContinuation = 0.1;

    private readonly Layer[] _hidden = [.. model.Network.Layers.SkipLast(1)];

    /// <summary>Whether the network supports missing features.</summary>
    public bool Scales => model.Network.InputScaler != null;

    /// <summary>The neurons of each hidden layer of a member.</summary>
    private int[] HiddenLayers => [.. _hidden.Select(layer => layer.Outputs / model.Network.Members)];

    /// <summary>Copies the model's network and rescales its outputs to the units of the new labels.</summary>
    /// <param name="given">The user's options.</param>
    /// <param name="task">The learning task.</param>
    /// <param name="inputs">The features of the training rows.</param>
    /// <exception cref="InvalidOperationException">The model does not fit the rows, the task or the options.</exception>
    public Network MakeNetwork(FourPixelOptions given, LearningTask task, int inputs)
    {
        Network start = model.Network;
        if (start.Inputs != inputs || start.Outputs != task.Outputs)
            throw host.Except($"The model to continue from has {start.Inputs} inputs and {start.Outputs} outputs; the training set needs {inputs} and {task.Outputs}.");
        if (start.Layers[^1].Activation != task.OutputActivation)
            throw host.Except($"The model to continue from has {start.Layers[^1].Activation} as its output activation; {given.Loss} needs {task.OutputActivation}.");
        CheckHiddenLayers(given);
        Network network = start.Clone();
        if (task.OutputScaler is OutputScaler scaler)
            OutputUnits.Change(network, scaler);
        return network;
    }

    /// <summary>
    /// Sets the options to the layers and the scaling of the network, and a chosen learning rate to a smaller value, so that what was
    /// learned is kept.
    /// </summary>
    public void Describe(FourPixelOptions given, FourPixelOptions options)
    {
        if (given.LearningRate == null)
            options.LearningRate *= RateOfContinuation;
        FourPixelOptions ofModel = model.Options;
        options.Members = model.Network.Members;
        options.HiddenLayers = HiddenLayers;
        (options.Activation, options.LayerActivations) = (ofModel.Activation, ofModel.LayerActivations);
        (options.InputScaling, options.QuantileBins) = (ofModel.InputScaling, ofModel.QuantileBins);
    }

    private void CheckHiddenLayers(FourPixelOptions given)
    {
        int[] hidden = HiddenLayers;
        if (given.Members is int members && members != model.Network.Members)
            throw host.Except($"The model to continue from has {model.Network.Members} members; Members is {members}.");
        if (given.HiddenLayers != null && !given.HiddenLayers.SequenceEqual(hidden))
            throw host.Except($"The model to continue from has hidden layers [{string.Join(", ", hidden)}]; HiddenLayers is [{string.Join(", ", given.HiddenLayers)}].");
        for (int i = 0; i < _hidden.Length; i++)
        {
            Activation activation = _hidden[i].Activation;
            if (given.LayerActivations is Activation[] each && each[i] != activation)
                throw host.Except($"The model to continue from has {activation} as the activation of hidden layer {i + 1}; LayerActivations has {each[i]} there.");
            if (given.LayerActivations == null && given.Activation is Activation all && all != activation)
                throw host.Except($"The model to continue from has {activation} as the activation of hidden layer {i + 1}; Activation is {all}.");
        }
    }
}
