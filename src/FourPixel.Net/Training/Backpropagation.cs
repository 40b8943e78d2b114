using System.Runtime.CompilerServices;
using FourPixel.Net.Activations;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Training;

/// <summary>
/// The gradient of a batch's loss with respect to every parameter, by the chain rule from the output back: for each
/// layer, dL/dW = inputs^T dL/dsums, dL/db = the column sums of dL/dsums, and dL/dsums of the layer before it.
/// </summary>
internal sealed unsafe class Backpropagation
{
    private readonly ForwardPass _pass;
    private readonly LossFunction _loss;
    private readonly PinnedBuffer[] _deltas;

    /// <param name="pass">Its outputs are raw if the loss contains the output activation.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="capacity">The most rows in a batch.</param>
    public Backpropagation(ForwardPass pass, LossFunction loss, int capacity)
    {
        _pass = pass;
        _loss = loss;
        _deltas = [.. pass.Layers.Select(layer => new PinnedBuffer(checked(capacity * layer.Layer.Outputs)))];
        Gradient = new Gradient(pass.Network, pass.Inputs.Touched);
    }

    public Gradient Gradient { get; }

    /// <summary>Forward, loss and backward for the batch that stands in the pass's inputs.</summary>
    /// <param name="targets">[rows, members, targets].</param>
    /// <param name="weights">One for each answer, [rows, members], or empty.</param>
    /// <param name="rows">The rows of this batch.</param>
    /// <param name="divisor">What the sum of weights times losses is divided by for its gradient; see <see cref="LossFunction.Sum"/>.</param>
    /// <param name="step">The number of the training step, for new dropout masks.</param>
    /// <returns>The sum of weights times losses.</returns>
    public double Run(ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, int rows, double divisor, long step)
    {
        _pass.Run(rows, step);
        double loss = Judge(targets, weights, rows, divisor);
        ToSums(rows);
        for (int i = _pass.Layers.Length - 1; i >= 0; i--)
        {
            LayerPass layer = _pass.Layers[i];
            Matrix deltas = Deltas(i, rows);
            ColumnSums(deltas, Gradient.Pointer + layer.Layer.BiasRange.Start.Value);
            if (i == 0)
            {
                _pass.Inputs.WeightGradients(deltas, Gradient, _pass.Team);
                break;
            }
            WeightGradients(layer.Layer, _pass.InputsOf(i, rows, training: true), deltas);
            _pass.Layers[i - 1].Backward(layer, deltas, Deltas(i - 1, rows), _pass.Team);
        }
        return loss;
    }

    /// <summary>The sum of weights times losses of the answers that stand in the pass's outputs; its gradient becomes the last deltas.</summary>
    public double Judge(ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, int rows, double divisor)
    {
        int answers = rows * _pass.Network.Members, length = answers * _pass.Network.Outputs;
        return _loss.Sum(_pass.Outputs.Span[..length], targets, weights, _deltas[^1].Span[..length], answers, divisor);
    }

    private Matrix Deltas(int layer, int rows) => new(_deltas[layer].Pointer, rows, _pass.Layers[layer].Layer.Outputs);

    /// <summary>dL/dW = inputs^T deltas, in each group.</summary>
    private void WeightGradients(Layer layer, Matrix inputs, Matrix deltas)
    {
        for (int group = 0; group < layer.Groups; group++)
        {
            MatrixMultiply.Multiply(layer.InputsOf(group, inputs).Transposed, layer.OutputsOf(group, deltas),
                layer.OfGroup(Gradient.Pointer, group), default(NoEpilogue), _pass.Team);
        }
    }

    /// <summary>From dL/doutputs to dL/dsums of the output layer, which are the same where the loss contains the activation.</summary>
    private void ToSums(int rows)
    {
        if (_pass.OutputActivation == Activation.Softmax)
            Softmax.Backward(_pass.Outputs.Span[..(rows * _pass.Layers[^1].Layer.Outputs)], _deltas[^1].Span, _pass.Network.Outputs);
        else
            _pass.Layers[^1].BackwardFromOutputs(Deltas(_deltas.Length - 1, rows));
    }

    private static void ColumnSums(Matrix matrix, float* sums) =>
        Elementwise.Run(new ColumnSum(matrix, sums), 0, matrix.Columns);

    private readonly struct ColumnSum(Matrix matrix, float* sums) : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLane>(nint index) where TLane : struct, ILane<TLane>
        {
            TLane sum = 0f;
            float* element = matrix.Data + index;
            for (int row = 0; row < matrix.Rows; row++, element += matrix.RowStride)
                sum += TLane.Load(element);
            TLane.Store(sum, sums + index);
        }
    }
}
