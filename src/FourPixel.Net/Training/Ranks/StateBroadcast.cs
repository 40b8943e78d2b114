namespace FourPixel.Net.Training;

/// <summary>Gives all ranks the state that the first rank has.</summary>
internal sealed class StateBroadcast(ICommunicator communicator) : StateStream
{
    private protected override void ExchangeBytes(Span<byte> bytes) => communicator.Broadcast(bytes, root: 0);
}
