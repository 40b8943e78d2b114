namespace FourPixel.Net.Training;

/// <summary>
/// Adds up the gradients of all ranks, message by message, each rank those of the parameters that it moves. Those of a layer travel
/// while the layers before are worked out, from the last layer to the first; with several members, those of all layers after the first
/// travel together.
/// </summary>
/// <param name="gradient">The gradient of this rank, which becomes that of all in what this rank moves.</param>
/// <param name="parameters">The messages, and who moves what.</param>
/// <param name="communicator">Connects the ranks.</param>
/// <param name="alwaysTouched">The rows of the first layer's weights that come first, and on all ranks in the same order.</param>
/// <param name="touched">Adds up the other touched rows; null where there are none.</param>
internal sealed class GradientSum(Gradient gradient, SharedParameters parameters, ICommunicator communicator, int alwaysTouched, TouchedRowSum? touched)
{
    private readonly double[] _value = new double[1];

    /// <summary>So many messages are not yet on their way: the first ones.</summary>
    private int _left;

    /// <summary>The last operation that was started.</summary>
    private long _last;

    /// <summary>Begins a step: the gradient is that of this rank alone.</summary>
    public void Start()
    {
        gradient.Separate();
        _left = parameters.Messages.Length;
    }

    /// <summary>The gradients of this parameter and of all after it are worked out.</summary>
    public void Ready(int parameter)
    {
        while (_left > 0 && parameters.Messages[_left - 1].Start.Value >= parameter)
            _last = communicator.BeginSumOfParts(OfMessage(--_left));
        communicator.Advance();
    }

    /// <summary>Sends what is left, and waits for what the other ranks send.</summary>
    /// <param name="isThere">Whether this rank has a gradient; 0 counts for what it has not sent.</param>
    public void Complete(bool isThere)
    {
        if (!isThere)
        {
            for (int message = 0; message < _left; message++)
                OfMessage(message).Clear();
            gradient.ReserveRows(alwaysTouched);
            gradient.FirstRows(alwaysTouched).Clear();
        }
        Ready(gradient.FirstAlways);
        if (alwaysTouched > 0)
            _last = communicator.BeginSum(gradient.FirstRows(alwaysTouched));
        communicator.Await(_last);
        touched?.Run(isThere);
    }

    /// <summary>The sum of a number of each rank.</summary>
    public double Sum(double value)
    {
        _value[0] = value;
        communicator.Sum(_value);
        return _value[0];
    }

    private Span<float> OfMessage(int message) => gradient.Of(parameters.Messages[message]);
}
