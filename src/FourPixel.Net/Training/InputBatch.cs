using FourPixel.Net.Data;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Training;

/// <summary>
/// The inputs of a batch, and what the first layer does with them: its weighted sums, and on the way back the gradient of its
/// weights. The inputs get no gradient themselves.
/// </summary>
/// <param name="bins">The bins of the columns; null where there are none.</param>
internal abstract class InputBatch(BinBatch? bins)
{
    /// <summary>Whether every row of the first layer's weights has a gradient in every batch.</summary>
    public abstract bool TouchesAll { get; }

    /// <summary>Else the rows that have one in the last batch, in no order; empty before <see cref="WeightGradients"/>.</summary>
    public virtual ReadOnlySpan<int> TouchedRows => [];

    /// <summary>Memory for what a network's first layer takes of the rows of a source.</summary>
    public static InputBatch Create(ExampleSource examples, Network network, int capacity) => examples.IsSparse
        ? new SparseBatch(network.Inputs, capacity, MakeBins(network, capacity))
        : new DenseBatch(network.Inputs, capacity, MakeBins(network, capacity));

    /// <summary>Memory for the bins of a batch; null where the network has none.</summary>
    public static BinBatch? MakeBins(Network network, int capacity) => network.InputScaler?.Bins is QuantileBins quantiles
        ? new BinBatch(quantiles.Knots, network.Inputs, network.Layers[0].Outputs, capacity)
        : null;

    private protected BinBatch? Bins { get; } = bins;

    /// <summary>Takes rows in.</summary>
    /// <param name="examples">Where from.</param>
    /// <param name="rows">Which ones.</param>
    /// <param name="scaler">Scales them on their way; null leaves them as they are.</param>
    /// <param name="team">The threads that share the work.</param>
    public abstract void Fill(ExampleSet examples, ReadOnlyMemory<int> rows, InputScaler? scaler, ThreadTeam team);

    /// <summary>Silences some of the inputs, in place.</summary>
    public abstract void Silence(Dropout dropout, int rows, long step, ThreadTeam team);

    /// <summary>The first layer's way forward.</summary>
    public abstract void Forward(LayerPass layer, int rows, ThreadTeam team);

    /// <summary>dL/dW = inputs^T deltas, in the rows that are touched.</summary>
    /// <param name="deltas">dL/dsums of the first layer, [rows, outputs].</param>
    /// <param name="gradient">Receives dL/dW, [inputs, outputs].</param>
    /// <param name="team">The threads that share the work.</param>
    public abstract void WeightGradients(Matrix deltas, Gradient gradient, ThreadTeam team);
}
