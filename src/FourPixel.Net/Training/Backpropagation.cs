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
    /// <summary>Rows that one thread judges at a stretch.</summary>
    private const int PartRows = 64;

    private readonly ForwardPass _pass;
    private readonly LossFunction _loss;
    private readonly PinnedBuffer[] _deltas;

    /// <summary>Of each part of the rows, the sum of weights times losses.</summary>
    private readonly double[] _losses;

    /// <param name="pass">Its outputs are raw if the loss contains the output activation.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="capacity">The maximum number of rows in a batch.</param>
    public Backpropagation(ForwardPass pass, LossFunction loss, int capacity)
    {
        _pass = pass;
        _loss = loss;
        _losses = new double[(capacity + PartRows - 1) / PartRows];
        _deltas = [.. pass.Layers.Select(layer => new PinnedBuffer(checked(capacity * layer.Layer.Outputs)))];
        foreach (LayerPass layer in pass.Layers)
            layer.KeepSlopes();
        Gradient = new Gradient(pass.Network, pass.Inputs.Touched);
    }

    public Gradient Gradient { get; }

    /// <summary>Forward, loss and backward for the batch that stands in the pass's inputs.</summary>
    /// <param name="targets">[rows, members, targets].</param>
    /// <param name="weights">One for each member's output, [rows, members], or empty.</param>
    /// <param name="rows">The rows of this batch.</param>
    /// <param name="divisor">The divisor of the gradient of the sum of weights times losses; see <see cref="LossFunction.Sum"/>.</param>
    /// <param name="step">The number of the training step, for new dropout masks.</param>
    /// <returns>The sum of weights times losses.</returns>
    public double Run(ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, int rows, double divisor, long step)
    {
        _pass.Run(rows, step);
        return Backward(targets, weights, rows, divisor);
    }

    /// <summary>Loss and backward for the batch that the pass has run; see <see cref="Run"/>.</summary>
    public double Backward(ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, int rows, double divisor)
    {
        double loss = Judge(targets, weights, rows, divisor);
        ToSums(rows);
        int members = _pass.Network.Members == 1 ? 0 : _pass.Network.Members;
        _pass.Team.Run(members + _pass.Inputs.SortParts, new BackJob(this, members, rows));
        if (members == 0)
            Back(0, rows, _pass.Team);
        if (_pass.Layers.Length > 1)
            Gradient.Sum?.Ready(_pass.Layers[1].Layer.WeightRange.Start.Value);
        _pass.Inputs.WeightGradients(Deltas(0, rows), Gradient, _pass.Team);
        return loss;
    }

    /// <summary>The sum of weights times losses of the answers that stand in the pass's outputs; its gradient becomes the last deltas.</summary>
    public double Judge(ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, int rows, double divisor)
    {
        int parts = (rows + PartRows - 1) / PartRows;
        fixed (float* t = targets, w = weights)
            _pass.Team.Run(parts, new JudgeJob(this, t, targets.Length / rows, w, rows, divisor));
        double sum = 0;
        foreach (double ofPart in _losses.AsSpan(0, parts))
            sum += ofPart;
        return sum;
    }

    private Matrix Deltas(int layer, int rows) => new(_deltas[layer].Pointer, rows, _pass.Layers[layer].Layer.Outputs);

    /// <summary>One member: of each layer after the first, dL/dW = inputs^T deltas, and dL/dsums of the layer before; and all dL/db.</summary>
    private void Back(int member, int rows, ThreadTeam team)
    {
        BiasGradients(_pass.Layers.Length - 1, member, rows, team);
        for (int i = _pass.Layers.Length - 1; i > 0; i--)
        {
            LayerPass pass = _pass.Layers[i];
            Layer layer = pass.Layer;
            Matrix deltas = Deltas(i, rows), inputs = layer.InputsOf(member, _pass.InputsOf(i, rows));
            MatrixMultiply.Multiply(inputs.Transposed, layer.OutputsOf(member, deltas), layer.OfGroup(Gradient.Pointer, member), default(NoEpilogue), team);
            if (_pass.Network.Members == 1)
                Gradient.Sum?.Ready(layer.WeightRange.Start.Value);
            _pass.Layers[i - 1].Backward(pass, member, deltas, Deltas(i - 1, rows), team);
            BiasGradients(i - 1, member, rows, team);
        }
    }

    /// <summary>dL/db = the column sums of dL/dsums, of one member.</summary>
    private void BiasGradients(int i, int member, int rows, ThreadTeam team)
    {
        Layer layer = _pass.Layers[i].Layer;
        int units = layer.Outputs / _pass.Network.Members, first = member * units;
        var job = new BiasJob(Deltas(i, rows).Slice(0, rows, first, units), Gradient.Pointer + layer.BiasRange.Start.Value + first);
        team.Run(new ColumnBlocks(units).Count, job);
    }

    /// <summary>From dL/doutputs to dL/dsums of the output layer, which are the same where the loss contains the activation.</summary>
    private void ToSums(int rows)
    {
        if (_pass.OutputActivation != Activation.Softmax)
        {
            _pass.Layers[^1].BackwardFromOutputs(Deltas(_deltas.Length - 1, rows));
            return;
        }
        int count = rows * _pass.Layers[^1].Layer.Outputs;
        Softmax.Backward(_pass.Outputs.Span[..count], _deltas[^1].Span, _pass.Network.Outputs);
        Subnormals.ToZero(_deltas[^1].Span[..count]);
    }

    /// <param name="backpropagation">Where the answers are, and where their gradient and the losses go.</param>
    /// <param name="targets">[rows, targets of all members].</param>
    /// <param name="targetsOfRow">How many of them a row has.</param>
    /// <param name="weights">[rows, members], or null.</param>
    /// <param name="rows">The rows of this batch.</param>
    /// <param name="divisor">Of the gradient.</param>
    private readonly struct JudgeJob(Backpropagation backpropagation, float* targets, int targetsOfRow, float* weights, int rows, double divisor) : IParallelJob
    {
        public void Run(int part)
        {
            int first = part * PartRows, count = Math.Min(PartRows, rows - first);
            LayerPass last = backpropagation._pass.Layers[^1];
            int members = last.Layer.Outputs / backpropagation._pass.Network.Outputs, columns = last.Layer.Outputs;
            backpropagation._losses[part] = backpropagation._loss.Sum(
                last.Outputs.Span.Slice(first * columns, count * columns),
                new ReadOnlySpan<float>(targets + ((nint)first * targetsOfRow), count * targetsOfRow),
                weights == null ? [] : new ReadOnlySpan<float>(weights + ((nint)first * members), count * members),
                backpropagation._deltas[^1].Span.Slice(first * columns, count * columns), count * members, divisor);
        }
    }

    /// <summary>The members, if there are several, and what the gradient of the first layer needs besides their deltas.</summary>
    private readonly struct BackJob(Backpropagation backpropagation, int members, int rows) : IParallelJob
    {
        public void Run(int part)
        {
            if (part < members)
                backpropagation.Back(part, rows, ThreadTeam.Alone);
            else
                backpropagation._pass.Inputs.Sort(part - members, rows);
        }
    }

    private readonly struct BiasJob(Matrix deltas, float* gradient) : IParallelJob
    {
        public void Run(int block)
        {
            (int column, int columns) = new ColumnBlocks(deltas.Columns)[block];
            Elementwise.Run(new ColumnSum(deltas, gradient), column, column + columns);
        }
    }

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
