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

    /// <summary>
    /// Makes rows what the network is trained on: they count by their class, and their targets change from the label's units to
    /// those that the network is trained in. Called after <see cref="Examine"/>.
    /// </summary>
    public abstract void Prepare(ExampleSource rows);

    /// <summary>Changes a network that answers in the label's units so that it answers in those it is trained in.</summary>
    public virtual void ToTrainingUnits(Network network)
    {
    }

    /// <summary>The way back, after the training.</summary>
    public virtual void ToLabelUnits(Network network)
    {
    }
}
