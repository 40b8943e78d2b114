using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace FourPixel.MLNet;

/// <summary>Fills in the targets of the row that a cursor stands on; false where the label is missing.</summary>
internal delegate bool TargetGetter(Span<float> targets);

/// <summary>What is to be learned: how labels become targets, and what the network's last layer is like.</summary>
internal abstract class LearningTask
{
    /// <summary>Numbers in a row of targets.</summary>
    public abstract int TargetCount { get; }

    /// <summary>The network's outputs.</summary>
    public abstract int Outputs { get; }

    /// <summary>The activation of the network's last layer.</summary>
    public abstract Activation OutputActivation { get; }

    /// <summary>Prepares to read the labels of a cursor; labels that make no sense are refused as they come.</summary>
    public abstract TargetGetter Open(DataViewRow row, RoleMappedData data, IExceptionContext owner);

    /// <summary>
    /// Measures the training rows; refuses those from which the task can't be learned, and warns of what is odd about them.
    /// </summary>
    public abstract void Examine(ExampleSource training, IExceptionContext owner, IChannel channel);

    /// <summary>Brings the network's outputs to the label's units; null where they are the same. Known after <see cref="Examine"/>.</summary>
    public virtual OutputScaler? OutputScaler => null;

    /// <summary>Weighs rows by their class. Called after <see cref="Examine"/>.</summary>
    /// <param name="training">The training rows.</param>
    /// <param name="validation">The validation rows; null for none.</param>
    public virtual void Weigh(ExampleSource training, ExampleSource? validation)
    {
    }

    /// <summary>Warns of a trained network that is of no use.</summary>
    public virtual void Check(Network network, TrainingHistory history, ExampleSource training, IChannel channel)
    {
    }
}
