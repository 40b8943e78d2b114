namespace FourPixel.Net.Training;

/// <summary>
/// Adds up the gradients of all ranks. Those of a layer travel while the layers before are worked out, from the last layer to the
/// first; small ones wait until there are enough for one message.
/// </summary>
/// <param name="gradient">The gradient of this rank, which becomes that of all.</param>
/// <param name="communicator">Connects the ranks.</param>
/// <param name="alwaysTouched">The rows of the first layer's weights that come first, and on all ranks in the same order.</param>
/// <param name="touched">Adds up the other touched rows; null where there are none.</param>
internal sealed class GradientSum(Gradient gradient, ICommunicator communicator, int alwaysTouched, TouchedRowSum? touched)
{
    /// <summary>The least length of a message: what takes longer to send than to get ready.</summary>
    private const int LeastLength = 1 << 15;

    /// <summary>The maximum number of messages for the first layer's weights.</summary>
    private const int MostPieces = 4;

    /// <summary>The gradients from here on are on their way, counted from <see cref="Gradient.FirstAlways"/>.</summary>
    private int _begun;

    /// <summary>Into how many pieces a matrix of gradients is best cut.</summary>
    public static int PiecesOf(int rows, int columns) => (int)Math.Clamp((long)rows * columns / LeastLength, 1, Math.Min(rows, MostPieces));

    /// <summary>Begins a step: the gradient is that of this rank alone.</summary>
    public void Start()
    {
        gradient.Separate();
        _begun = gradient.Values.Length;
    }

    /// <summary>The gradients of this parameter and of all after it are worked out.</summary>
    public void Ready(int parameter)
    {
        int first = parameter - gradient.FirstAlways;
        if (_begun - first >= LeastLength)
            Begin(first);
        communicator.Advance();
    }

    /// <summary>Sends what is left, and waits for what the other ranks send.</summary>
    /// <param name="isThere">Whether this rank has a gradient; 0 counts for what it has not sent.</param>
    public void Complete(bool isThere)
    {
        if (!isThere)
        {
            gradient.Values.Span[.._begun].Clear();
            gradient.ReserveRows(alwaysTouched);
            gradient.FirstRows(alwaysTouched).Clear();
        }
        Begin(0);
        if (alwaysTouched > 0)
            communicator.BeginSum(gradient.FirstRows(alwaysTouched));
        communicator.EndSums();
        touched?.Run(isThere);
    }

    private void Begin(int first)
    {
        if (first < _begun)
            communicator.BeginSum(gradient.Values.Span[first.._begun]);
        _begun = first;
    }
}
