using FourPixel.Net.Activations;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Training;

/// <summary>Forward propagation of batches through a whole network, in memory that is allocated once.</summary>
/// <param name="network">The network.</param>
/// <param name="inputs">The batch, to be filled before <see cref="Run"/>.</param>
/// <param name="capacity">The maximum number of rows in a batch.</param>
/// <param name="team">The threads that share the work.</param>
/// <param name="rawOutputs">Leaves the output layer's activation to the loss.</param>
internal sealed class ForwardPass(Network network, InputBatch inputs, int capacity, ThreadTeam team, bool rawOutputs = false)
{
    public InputBatch Inputs => inputs;

    /// <summary>Silences some of the inputs while training; null where none are.</summary>
    public Dropout? InputDropout { get; set; }

    /// <summary>The parameters that come from other ranks; null where none do.</summary>
    public SharedParameters? Shared { get; set; }

    public LayerPass[] Layers { get; } =
    [
        .. network.Layers.Select((layer, i) => LayerPass.Create(network, layer,
            rawOutputs && i == network.Layers.Count - 1 ? Activation.Identity : layer.Activation, capacity)),
    ];

    /// <summary>The outputs of all members for the last batch, [rows, members, outputs].</summary>
    public PinnedBuffer Outputs => Layers[^1].Outputs;

    public Activation OutputActivation { get; } = rawOutputs ? Activation.Identity : network.Layers[^1].Activation;

    public ThreadTeam Team => team;

    public Network Network => network;

    /// <summary>Follows the weights after they have changed; training steps do so by themselves.</summary>
    public void Prepare() => inputs.Prepare(team);

    /// <summary>Propagates the first <paramref name="rows"/> rows of <see cref="Inputs"/>.</summary>
    /// <param name="rows">The rows of this batch.</param>
    /// <param name="trainingStep">The number of the training step, which draws new dropout masks; null where there is no dropout.</param>
    public void Run(int rows, long? trainingStep = null)
    {
        bool training = trainingStep != null;
        Shared?.Await(0);
        if (training)
            Prepare();
        InputDropout?.Start(trainingStep);
        if (InputDropout?.IsOn == true)
            inputs.Silence(InputDropout, rows, team);
        foreach (LayerPass layer in Layers)
            layer.Dropout?.Start(trainingStep);
        inputs.Forward(Layers[0], rows, team);
        if (network.Members == 1)
        {
            ForwardMember(0, rows, team);
        }
        else
        {
            for (int i = 1; i < Layers.Length; i++)
                Shared?.Await(i);
            team.Run(network.Members, new MemberJob(this, rows));
        }

        if (OutputActivation == Activation.Softmax)
        {
            Span<float> outputs = Outputs.Span[..(rows * network.Members * network.Outputs)];
            Softmax.Apply(outputs, outputs, network.Outputs);
        }
    }

    /// <summary>One member's layers after the first.</summary>
    private void ForwardMember(int member, int rows, ThreadTeam threads)
    {
        for (int i = 1; i < Layers.Length; i++)
        {
            if (network.Members == 1)
                Shared?.Await(i);
            Layers[i].Forward(InputsOf(i, rows), member, threads);
        }
    }

    private readonly struct MemberJob(ForwardPass pass, int rows) : IParallelJob
    {
        public void Run(int member) => pass.ForwardMember(member, rows, ThreadTeam.Alone);
    }

    /// <summary>The inputs of a layer after the first: the outputs of the layer before it.</summary>
    public Matrix InputsOf(int layer, int rows) => Layers[layer - 1].OutputsOf(rows);
}
