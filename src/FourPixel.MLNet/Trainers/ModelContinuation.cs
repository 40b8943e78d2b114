using FourPixel.Net;
using Microsoft.ML.Runtime;

namespace FourPixel.MLNet;

/// <summary>Goes on training a model: its layers and its scaling stay, and options that ask for other layers are refused.</summary>
/// <param name="host">The source of exceptions.</param>
/// <param name="model">The model to start from, which stays as it is.</param>
internal sealed class ModelContinuation(IHost host, IFourPixelModelParameters model)
{
    private const double RateOfContinuation = 0.1;

    private readonly Layer[] _hidden = [.. model.Network.Layers.SkipLast(1)];

    /// <summary>Whether the network takes missing features.</summary>
    public bool Scales => model.Network.InputScaler != null;

    /// <summary>The neurons of each hidden layer of a member.</summary>
    private int[] HiddenLayers => [.. _hidden.Select(layer => layer.Outputs / model.Network.Members)];

    /// <summary>A copy of the model's network, whose outputs are in the units of the new rows' labels.</summary>
    /// <param name="given">The user's options.</param>
    /// <param name="task">What is to be learned.</param>
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
    /// Makes options tell the layers and the scaling that the network has, and a learning rate that is chosen so small that what
    /// was learned is not thrown away.
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
