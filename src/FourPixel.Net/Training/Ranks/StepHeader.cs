using FourPixel.Net.Numerics;

namespace FourPixel.Net.Training;

/// <summary>The message between the ranks at the start of a step: the number of rows of each rank, and whether it has failed.</summary>
/// <param name="communicator">Connects the ranks.</param>
internal sealed class StepHeader(ICommunicator communicator)
{
    private readonly PinnedBuffer _values = new(2);
    private long _sum;

    /// <summary>Sends that of this rank, and does not wait for the others'.</summary>
    /// <param name="rows">The rows of this rank.</param>
    /// <param name="hasFailed">Whether something has gone wrong since the last step began.</param>
    public void Begin(int rows, bool hasFailed)
    {
        Span<float> values = _values.Span;
        (values[0], values[1]) = (rows, hasFailed ? 1 : 0);
        _sum = communicator.BeginSum(values);
    }

    /// <summary>The rows of all ranks, and whether any of them has failed.</summary>
    public (int Rows, bool AnyFailed) End()
    {
        communicator.Await(_sum);
        return ((int)_values.Span[0], _values.Span[1] > 0);
    }
}
