namespace FourPixel.Net.Training;

/// <summary>
/// Which parameters each of several ranks moves: they go in messages, and each rank moves its part of every message, for which it has
/// the gradients of all ranks, and gives it to the others. They receive it while they begin with the next batch.
/// </summary>
internal sealed class SharedParameters
{
    /// <summary>The least length of a message: what takes longer to send than to get ready.</summary>
    private const int LeastLength = 1 << 15;

    /// <summary>The most messages that the first layer's weights become.</summary>
    private const int MostPieces = 4;

    private readonly Network _network;
    private readonly ICommunicator _communicator;
    private readonly long[] _sent;
    private readonly int[] _lastOfLayer;

    /// <param name="network">The network.</param>
    /// <param name="first">The first parameter that has a gradient in each batch. Those before it are moved by all ranks.</param>
    /// <param name="communicator">Connects the ranks.</param>
    public SharedParameters(Network network, int first, ICommunicator communicator)
    {
        _network = network;
        _communicator = communicator;
        Messages = Cut(network, first);
        Own = [.. Messages.Select(OwnOf)];
        _sent = new long[Messages.Length];
        _lastOfLayer = [.. network.Layers.Select(layer => Array.FindIndex(Messages, message => message.End.Value >= layer.BiasRange.End.Value))];
    }

    /// <summary>The parameters of each message, from the first layer to the last; small layers share one.</summary>
    public Range[] Messages { get; }

    /// <summary>The parameters of each message that this rank moves.</summary>
    public Range[] Own { get; }

    /// <summary>Into how many pieces the gradient of the first layer's weights is best cut.</summary>
    public static int PiecesOf(int rows, int columns) => (int)Math.Clamp((long)rows * columns / LeastLength, 1, Math.Min(rows, MostPieces));

    /// <summary>Gives the other ranks the parameters of a message that this rank has moved, and does not wait for theirs.</summary>
    public void Send(int message) => _sent[message] = _communicator.BeginGatherOfParts(_network.Parameters.Span[Messages[message]]);

    /// <summary>Waits for the parameters of a layer, and those before it.</summary>
    public void Await(int layer) => _communicator.Await(_sent[_lastOfLayer[layer]]);

    /// <summary>Collects what each rank has of other values, one for each parameter of the messages.</summary>
    public void Gather(Span<float> pinned)
    {
        int first = Messages[0].Start.Value;
        long last = 0;
        foreach (Range message in Messages)
            last = _communicator.BeginGatherOfParts(pinned[(message.Start.Value - first)..(message.End.Value - first)]);
        _communicator.Await(last);
    }

    private Range OwnOf(Range message)
    {
        Range part = _communicator.PartOf(message.End.Value - message.Start.Value, _communicator.Rank);
        return (message.Start.Value + part.Start.Value)..(message.Start.Value + part.End.Value);
    }

    /// <summary>A message begins where a layer begins, or a piece of the first one, if it is long enough.</summary>
    private static Range[] Cut(Network network, int first)
    {
        Layer firstLayer = network.Layers[0];
        int pieces = first > 0 ? 1 : PiecesOf(network.Inputs, firstLayer.Outputs);
        IEnumerable<int> starts = network.Layers.Skip(1).Reverse().Select(layer => layer.WeightRange.Start.Value)
            .Concat(Enumerable.Range(1, pieces - 1).Reverse().Select(piece => StartOf(piece, pieces, network.Inputs) * firstLayer.Outputs));

        var messages = new List<Range>();
        int end = network.ParameterCount;
        foreach (int start in starts.Where(start => end - start >= LeastLength))
        {
            messages.Insert(0, start..end);
            end = start;
        }
        return [first..end, .. messages];
    }

    /// <summary>The first row of a piece of the first layer's weights.</summary>
    public static int StartOf(int piece, int pieces, int rows) => (int)((long)rows * piece / pieces);
}
