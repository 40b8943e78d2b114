using FourPixel.Net.Data;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Training;

/// <summary>
/// The inputs of a batch, and what the first layer does with them: its weighted sums, and on the way back the gradient of its
/// weights. The inputs get no gradient themselves.
/// </summary>
internal abstract class InputBatch
{
    /// <summary>
    /// The rows of the first layer's weights that the last <see cref="WeightGradients"/> has set, in no order; null where it
    /// sets all of them.
    /// </summary>
    public virtual IReadOnlyList<int>? TouchedRows => null;

    /// <summary>Memory for batches of the kind of rows that a source has.</summary>
    public static InputBatch Create(ExampleSource examples, int capacity) => examples.IsSparse
        ? new SparseBatch(examples.InputCount, capacity)
        : new DenseBatch(examples.InputCount, capacity);

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

    /// <summary>gradients = inputs^T deltas, at least in the rows that are not 0.</summary>
    /// <param name="deltas">dL/dsums of the first layer, [rows, outputs].</param>
    /// <param name="gradients">dL/dW, [inputs, outputs].</param>
    /// <param name="team">The threads that share the work.</param>
    public abstract void WeightGradients(Matrix deltas, Matrix gradients, ThreadTeam team);
}
