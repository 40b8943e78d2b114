using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace FourPixel.MLNet;

/// <summary>Fills in the targets of the cursor's current row; false if the label is missing.</summary>
internal delegate bool TargetGetter(Span<float> targets);

/// <summary>A learning task: how labels become targets, and the network's output layer.</summary>
internal abstract class LearningTask
{
    /// <summary>The number of targets of a row.</summary>
    public abstract int TargetCount { get; }

    /// <summary>The number of the network's outputs.</summary>
    public abstract int Outputs { get; }

    /// <summary>The activation of the network's last layer.</summary>
    public abstract Activation OutputActivation { get; }

    /// <summary>Returns a function that reads the labels of a cursor and checks them.</summary>
    public abstract TargetGetter Open(DataViewRow row, RoleMappedData data, IExceptionContext owner);

    /// <summary>
    /// Measures the training rows, checks that the task can be learned from them, and warns about anything unusual.
    /// </summary>
    public abstract void Examine(ExampleSource training, IExceptionContext owner, IChannel channel);

    /// <summary>Scales the network's outputs to the label's units; null if no scaling is needed. Available after <see cref="Examine"/>.</summary>
    public virtual OutputScaler? OutputScaler => null;

    /// <summary>Weights rows by their class. Called after <see cref="Examine"/>.</summary>
    /// <param name="training">The training rows.</param>
    /// <param name="validation">The validation rows; null for none.</param>
    public virtual void Weigh(ExampleSource training, ExampleSource? validation)
    {
    }

    /// <summary>Warns if a trained network is useless.</summary>
    public virtual void Check(Network network, TrainingHistory history, ExampleSource training, IChannel channel)
    {
    }
}
