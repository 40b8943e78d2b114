using System.Runtime.CompilerServices;
using FourPixel.Net.Activations;
using FourPixel.Net.Numerics;
using FourPixel.Net.Scoring;

namespace FourPixel.Net.Training;

/// <summary>One layer's way forward and back for a batch, and the memory that it takes.</summary>
internal abstract unsafe class LayerPass
{
    /// <summary>Rows that one thread works on at a stretch.</summary>
    private protected const int SparsePartRows = 8;

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

    public Matrix Weights => new(_network.Parameters.Pointer + Layer.WeightRange.Start.Value, Layer.Inputs, Layer.Outputs);

    public float* Biases => _network.Parameters.Pointer + Layer.BiasRange.Start.Value;

    /// <summary>sums = inputs W + b; outputs = activation(sums).</summary>
    public abstract void Forward(Matrix inputs, ThreadTeam team);

    /// <summary>sums = inputs W, over the first rows of W.</summary>
    public void Sum(Matrix inputs, ThreadTeam team) => MatrixMultiply.Multiply(inputs, Weights.Slice(0, inputs.Columns, 0, Layer.Outputs),
        new Matrix(Sums.Pointer, inputs.Rows, Layer.Outputs), default(NoEpilogue), team);

    /// <summary>sums = inputs table, or that added to what they are.</summary>
    /// <param name="inputs">Sparse rows.</param>
    /// <param name="table">[columns of the rows, outputs].</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="adds">Whether the sums are added to.</param>
    /// <param name="team">The threads that share the work.</param>
    public void Sum(SparseRows inputs, Matrix table, int rows, bool adds, ThreadTeam team) =>
        team.Run((rows + SparsePartRows - 1) / SparsePartRows, new SparseJob(this, inputs, table, rows, adds));

    /// <summary>outputs = activation(sums + b) of the first rows.</summary>
    public abstract void Activate(int rows, ThreadTeam team);

    /// <summary>
    /// dL/dsums = (the next layer's dL/dsums W^T) activation'(sums), and the dropout's mask if there is one.
    /// </summary>
    public abstract void Backward(Matrix nextDeltas, Matrix nextWeights, Matrix deltas, ThreadTeam team);

    /// <summary>dL/dsums = dL/doutputs activation'(sums), in place.</summary>
    public abstract void BackwardFromOutputs(Matrix deltas);

    /// <summary>Makes the pass for the layer's activation; softmax counts as identity here, and its rows are finished elsewhere.</summary>
    public static LayerPass Create(Network network, Layer layer, Activation activation, int capacity) =>
        ActivationTypes.Visit<Factory, LayerPass>(activation == Activation.Softmax ? Activation.Identity : activation,
            new Factory(network, layer, capacity));

    private readonly struct SparseJob(LayerPass pass, SparseRows inputs, Matrix table, int rows, bool adds) : IParallelJob
    {
        public void Run(int part)
        {
            int width = pass.Layer.Outputs;
            for (int row = part * SparsePartRows; row < Math.Min((part + 1) * SparsePartRows, rows); row++)
            {
                float* sums = pass.Sums.Pointer + ((nint)row * width);
                LayerKernel.Sums.Run(inputs[row], table.Data, adds ? sums : null, sums, width);
            }
        }
    }

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
    public override void Forward(Matrix inputs, ThreadTeam team) =>
        MatrixMultiply.Multiply(inputs, Weights, new Matrix(Sums.Pointer, inputs.Rows, Layer.Outputs),
            new BiasAndActivation(Biases, Outputs.Pointer), team);

    public override void Activate(int rows, ThreadTeam team) =>
        team.Run((rows + SparsePartRows - 1) / SparsePartRows, new ActivateJob(this, rows));

    public override void Backward(Matrix nextDeltas, Matrix nextWeights, Matrix deltas, ThreadTeam team) =>
        MatrixMultiply.Multiply(nextDeltas, nextWeights.Transposed, deltas, new TimesDerivative(this, Dropout), team);

    public override void BackwardFromOutputs(Matrix deltas) =>
        new TimesDerivative(this, null).Apply(deltas, 0, deltas.Rows, 0, deltas.Columns);

    private readonly struct ActivateJob(LayerPass<TActivation> pass, int rows) : IParallelJob
    {
        public void Run(int part)
        {
            int first = part * SparsePartRows;
            new BiasAndActivation(pass.Biases, pass.Outputs.Pointer).Apply(new Matrix(pass.Sums.Pointer, rows, pass.Layer.Outputs),
                first, Math.Min(SparsePartRows, rows - first), 0, pass.Layer.Outputs);
        }
    }

    private readonly struct BiasAndActivation(float* biases, float* outputs) : IEpilogue
    {
        public void Apply(Matrix product, int row, int rows, int column, int columns) =>
            Blockwise.Run(new ForwardOperation(product.Data, biases, outputs), row, rows, product.RowStride, column, columns);
    }

    private readonly struct ForwardOperation(float* sums, float* biases, float* outputs) : IBlockwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLane>(nint index, nint column) where TLane : struct, ILane<TLane>
        {
            TLane output = TActivation.Value(TLane.Load(sums + index) + TLane.Load(biases + column), out TLane kept);
            if (TActivation.DerivativeNeedsKept)
                TLane.Store(kept, sums + index);
            TLane.Store(output, outputs + index);
        }
    }

    private readonly struct TimesDerivative(LayerPass<TActivation> pass, LayerDropout? dropout) : IEpilogue
    {
        public void Apply(Matrix product, int row, int rows, int column, int columns)
        {
            var operation = new BackwardOperation(product.Data, pass.Sums.Pointer, pass.Outputs.Pointer, dropout == null ? null : dropout.Mask.Pointer);
            Blockwise.Run(operation, row, rows, product.RowStride, column, columns);
        }
    }

    private readonly struct BackwardOperation(float* deltas, float* sums, float* outputs, float* mask) : IBlockwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLane>(nint index, nint column) where TLane : struct, ILane<TLane>
        {
            TLane delta = TLane.Load(deltas + index) * TActivation.Derivative(TLane.Load(sums + index), TLane.Load(outputs + index));
            if (mask != null)
                delta *= TLane.Load(mask + index);
            TLane.Store(delta, deltas + index);
        }
    }
}
