using System.Runtime.CompilerServices;
using FourPixel.Net.Activations;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Training;

/// <summary>One layer's way forward and back for a batch, and the memory that it takes.</summary>
internal abstract unsafe class LayerPass
{
    private readonly Network _network;

    private protected LayerPass(Network network, Layer layer, int capacity, bool keepSums)
    {
        _network = network;
        Layer = layer;
        Outputs = new PinnedBuffer(checked(capacity * layer.Outputs));
        Sums = keepSums ? new PinnedBuffer(Outputs.Length) : Outputs;
    }

    public Layer Layer { get; }

    /// <summary>
    /// The weighted sums, [rows, outputs]; after the activation, what the derivative needs of them, or the outputs where it needs
    /// no more than those.
    /// </summary>
    public PinnedBuffer Sums { get; }

    /// <summary>The activations of the sums, [rows, outputs].</summary>
    public PinnedBuffer Outputs { get; }

    /// <summary>Silences some of the outputs while training; null where none are.</summary>
    public LayerDropout? Dropout { get; set; }

    public float* Biases => _network.Parameters.Pointer + Layer.BiasRange.Start.Value;

    /// <summary>The first rows of <see cref="Sums"/>.</summary>
    public Matrix SumsOf(int rows) => new(Sums.Pointer, rows, Layer.Outputs);

    /// <summary>The weights of one of the layer's groups.</summary>
    public Matrix WeightsOf(int group) => Layer.OfGroup(_network.Parameters.Pointer, group);

    /// <summary>sums = inputs W + b; outputs = activation(sums); in each group.</summary>
    public void Forward(Matrix inputs, ThreadTeam team)
    {
        if (Layer.Groups == 1)
            Forward(inputs, WeightsOf(0), 0, team);
        else
            team.Run(Layer.Groups, new ForwardJob(this, inputs));
    }

    /// <summary>sums = inputs W + b; outputs = activation(sums); in the columns of the layer from one on.</summary>
    public abstract void Forward(Matrix inputs, Matrix weights, int column, ThreadTeam team);

    /// <summary>outputs = activation(sums + start) in some rows and columns.</summary>
    /// <param name="row">The first row.</param>
    /// <param name="rows">How many.</param>
    /// <param name="column">The first column.</param>
    /// <param name="columns">How many.</param>
    /// <param name="start">The biases, or what else is added to the sums of all rows.</param>
    public abstract void Activate(int row, int rows, int column, int columns, float* start);

    /// <summary>
    /// dL/dsums = (the next layer's dL/dsums W^T) activation'(sums), and the dropout's mask if there is one, in what one of the next
    /// layer's groups takes of this layer.
    /// </summary>
    public void Backward(LayerPass next, int group, Matrix nextDeltas, Matrix deltas, ThreadTeam team) =>
        Backward(next.Layer.OutputsOf(group, nextDeltas), next.WeightsOf(group), next.Layer.InputsOf(group, deltas), group * next.Layer.InputsOfGroup, team);

    /// <summary>The same in all of the layer.</summary>
    public void Backward(LayerPass next, Matrix nextDeltas, Matrix deltas, ThreadTeam team)
    {
        for (int group = 0; group < next.Layer.Groups; group++)
            Backward(next, group, nextDeltas, deltas, team);
    }

    private protected abstract void Backward(Matrix nextDeltas, Matrix nextWeights, Matrix deltas, int column, ThreadTeam team);

    /// <summary>dL/dsums = dL/doutputs activation'(sums), in place.</summary>
    public abstract void BackwardFromOutputs(Matrix deltas);

    private readonly struct ForwardJob(LayerPass layer, Matrix inputs) : IParallelJob
    {
        public void Run(int group) =>
            layer.Forward(layer.Layer.InputsOf(group, inputs), layer.WeightsOf(group), group * layer.Layer.OutputsOfGroup, ThreadTeam.Alone);
    }

    /// <summary>Makes the pass for the layer's activation; softmax counts as identity here, and its rows are finished elsewhere.</summary>
    public static LayerPass Create(Network network, Layer layer, Activation activation, int capacity) =>
        ActivationTypes.Visit<Factory, LayerPass>(activation == Activation.Softmax ? Activation.Identity : activation,
            new Factory(network, layer, capacity));

    private readonly struct Factory(Network network, Layer layer, int capacity) : IActivationVisitor<LayerPass>
    {
        public LayerPass Visit<TActivation>() where TActivation : struct, IActivation<TActivation> =>
            new LayerPass<TActivation>(network, layer, capacity);
    }
}

/// <summary>A layer's pass with its activation built in.</summary>
internal sealed unsafe class LayerPass<TActivation>(Network network, Layer layer, int capacity)
    : LayerPass(network, layer, capacity, keepSums: TActivation.DerivativeNeedsKept)
    where TActivation : struct, IActivation<TActivation>
{
    public override void Forward(Matrix inputs, Matrix weights, int column, ThreadTeam team) =>
        MatrixMultiply.Multiply(inputs, weights, SumsOf(inputs.Rows).Slice(0, inputs.Rows, column, weights.Columns),
            new BiasAndActivation(this, Biases + column, column), team);

    public override void Activate(int row, int rows, int column, int columns, float* start) =>
        new BiasAndActivation(this, start, 0).Apply(SumsOf(row + rows), row, rows, column, columns);

    private protected override void Backward(Matrix nextDeltas, Matrix nextWeights, Matrix deltas, int column, ThreadTeam team) =>
        MatrixMultiply.Multiply(nextDeltas, nextWeights.Transposed, deltas, new TimesDerivative(this, column, Dropout), team);

    public override void BackwardFromOutputs(Matrix deltas) =>
        new TimesDerivative(this, 0, null).Apply(deltas, 0, deltas.Rows, 0, deltas.Columns);

    /// <param name="pass">The layer.</param>
    /// <param name="biases">What is added to the sums, from the first column on.</param>
    /// <param name="first">The column of the layer that the product begins at.</param>
    private readonly struct BiasAndActivation(LayerPass<TActivation> pass, float* biases, int first) : IEpilogue
    {
        public void Apply(Matrix product, int row, int rows, int column, int columns)
        {
            Blockwise.Run(new ForwardOperation(product.Data, biases, pass.Outputs.Pointer + first), row, rows, product.RowStride, column, columns);
            if (pass.Dropout?.IsOn == true)
                pass.Dropout.Apply(pass.Outputs, row, rows, first + column, columns);
        }
    }

    private readonly struct ForwardOperation(float* sums, float* biases, float* outputs) : IBlockwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLane>(nint index, nint row, nint column) where TLane : struct, ILane<TLane>
        {
            TLane output = TActivation.Value(TLane.Load(sums + index) + TLane.Load(biases + column), out TLane kept);
            if (TActivation.DerivativeNeedsKept)
                TLane.Store(kept, sums + index);
            TLane.Store(output, outputs + index);
        }
    }

    /// <param name="pass">The layer.</param>
    /// <param name="first">The column of the layer that the product begins at.</param>
    /// <param name="dropout">The layer's, or null.</param>
    private readonly struct TimesDerivative(LayerPass<TActivation> pass, int first, LayerDropout? dropout) : IEpilogue
    {
        public void Apply(Matrix product, int row, int rows, int column, int columns)
        {
            var operation = new BackwardOperation(product.Data, pass.Sums.Pointer + first, pass.Outputs.Pointer + first,
                dropout == null ? null : dropout.Mask.Pointer + first);
            Blockwise.Run(operation, row, rows, product.RowStride, column, columns);
        }
    }

    private readonly struct BackwardOperation(float* deltas, float* sums, float* outputs, float* mask) : IBlockwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLane>(nint index, nint row, nint column) where TLane : struct, ILane<TLane>
        {
            TLane delta = TLane.Load(deltas + index) * TActivation.Derivative(TLane.Load(sums + index), TLane.Load(outputs + index));
            if (mask != null)
                delta *= TLane.Load(mask + index);
            TLane.Store(delta, deltas + index);
        }
    }
}
