using System.Runtime.CompilerServices;
using FourPixel.Net.Activations;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Training;

/// <summary>One layer's way forward and back for a batch, and the memory that it takes.</summary>
internal abstract unsafe class LayerPass
{
    private readonly Network _network;

    private protected LayerPass(Network network, Layer layer, int capacity)
    {
        _network = network;
        Layer = layer;
        Outputs = new PinnedBuffer(checked(capacity * layer.Outputs));
    }

    public Layer Layer { get; }

    /// <summary>The weighted sums, [rows, outputs], and after the activation its outputs, some of which dropout has silenced.</summary>
    public PinnedBuffer Outputs { get; }

    /// <summary>The derivatives of the outputs by the sums, [rows, outputs], for the way back; null where there is none.</summary>
    public PinnedBuffer? Slopes { get; private set; }

    /// <summary>Silences some of the outputs while training; null where none are.</summary>
    public Dropout? Dropout { get; set; }

    public float* Biases => _network.Parameters.Pointer + Layer.BiasRange.Start.Value;

    /// <summary>The first rows of <see cref="Outputs"/>.</summary>
    public Matrix OutputsOf(int rows) => new(Outputs.Pointer, rows, Layer.Outputs);

    /// <summary>Keeps what the way back needs from now on.</summary>
    public void KeepSlopes() => Slopes ??= new PinnedBuffer(Outputs.Length);

    /// <summary>The weights of one of the layer's groups.</summary>
    public Matrix WeightsOf(int group) => Layer.OfGroup(_network.Parameters.Pointer, group);

    /// <summary>outputs = activation(inputs W + b), in one of the groups.</summary>
    public void Forward(Matrix inputs, int group, ThreadTeam team) =>
        Forward(Layer.InputsOf(group, inputs), WeightsOf(group), group * Layer.OutputsOfGroup, team);

    /// <summary>outputs = activation(inputs W + b), in the columns of the layer from one on.</summary>
    public abstract void Forward(Matrix inputs, Matrix weights, int column, ThreadTeam team);

    /// <summary>outputs = activation(sums + start) in some rows and columns, where the sums stand in the place of the outputs.</summary>
    /// <param name="row">The first row.</param>
    /// <param name="rows">How many.</param>
    /// <param name="column">The first column.</param>
    /// <param name="columns">How many.</param>
    /// <param name="start">The biases, or what else is added to the sums of all rows.</param>
    public abstract void Activate(int row, int rows, int column, int columns, float* start);

    /// <summary>
    /// dL/dsums = (the next layer's dL/dsums W^T) times the slopes, in what one of the next layer's groups takes of this layer.
    /// </summary>
    public void Backward(LayerPass next, int group, Matrix nextDeltas, Matrix deltas, ThreadTeam team) =>
        Backward(next.Layer.OutputsOf(group, nextDeltas), next.WeightsOf(group), next.Layer.InputsOf(group, deltas), group * next.Layer.InputsOfGroup, team);

    /// <summary>dL/dsums = dL/doutputs times the slopes, in place.</summary>
    public void BackwardFromOutputs(Matrix deltas) => new TimesSlopes(Slopes!.Pointer).Apply(deltas, 0, deltas.Rows, 0, deltas.Columns);

    private void Backward(Matrix nextDeltas, Matrix nextWeights, Matrix deltas, int column, ThreadTeam team) =>
        MatrixMultiply.Multiply(nextDeltas, nextWeights.Transposed, deltas, new TimesSlopes(Slopes!.Pointer + column), team);

    /// <param name="slopes">Those of the product's first column and the columns after it.</param>
    private readonly struct TimesSlopes(float* slopes) : IEpilogue
    {
        public void Apply(Matrix product, int row, int rows, int column, int columns) =>
            Blockwise.Run(new Multiplication(product.Data, slopes), row, rows, product.RowStride, column, columns);
    }

    private readonly struct Multiplication(float* deltas, float* slopes) : IBlockwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLane>(nint index, nint row, nint column) where TLane : struct, ILane<TLane> =>
            TLane.Store(Subnormals.ToZero(TLane.Load(deltas + index) * TLane.Load(slopes + index)), deltas + index);
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
internal sealed unsafe class LayerPass<TActivation>(Network network, Layer layer, int capacity) : LayerPass(network, layer, capacity)
    where TActivation : struct, IActivation<TActivation>
{
    public override void Forward(Matrix inputs, Matrix weights, int column, ThreadTeam team) =>
        MatrixMultiply.Multiply(inputs, weights, OutputsOf(inputs.Rows).Slice(0, inputs.Rows, column, weights.Columns),
            new BiasAndActivation(this, Biases + column, column), team);

    public override void Activate(int row, int rows, int column, int columns, float* start) =>
        new BiasAndActivation(this, start, 0).Apply(OutputsOf(row + rows), row, rows, column, columns);

    /// <param name="pass">The layer.</param>
    /// <param name="biases">What is added to the sums, from the first column on.</param>
    /// <param name="first">The column of the layer that the product begins at.</param>
    private readonly struct BiasAndActivation(LayerPass<TActivation> pass, float* biases, int first) : IEpilogue
    {
        private const int MasksAtOnce = 2_048;

        public void Apply(Matrix product, int row, int rows, int column, int columns)
        {
            float* slopes = pass.Slopes == null ? null : pass.Slopes.Pointer + first;
            if (pass.Dropout?.IsOn == true)
                Silence(product, slopes, row, rows, column, columns);
            else if (slopes != null)
                Blockwise.Run(new SlopeOperation(product.Data, biases, slopes), row, rows, product.RowStride, column, columns);
            else
                Blockwise.Run(new ForwardOperation(product.Data, biases), row, rows, product.RowStride, column, columns);
        }

        [SkipLocalsInit]
        private void Silence(Matrix product, float* slopes, int row, int rows, int column, int columns)
        {
            int atOnce = Math.Max(1, MasksAtOnce / columns);
            float* masks = stackalloc float[atOnce * columns];
            for (int end = row + rows; row < end; row += atOnce)
            {
                int count = Math.Min(atOnce, end - row);
                for (int i = 0; i < count; i++)
                    pass.Dropout!.Draw(new Span<float>(masks + (i * columns), columns), row + i, first + column);
                var operation = new DropoutOperation(product.Data, biases, slopes, masks - ((nint)row * columns) - column, columns);
                Blockwise.Run(operation, row, count, product.RowStride, column, columns);
            }
        }
    }

    private readonly struct ForwardOperation(float* outputs, float* biases) : IBlockwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLane>(nint index, nint row, nint column) where TLane : struct, ILane<TLane> =>
            TLane.Store(TActivation.Value(TLane.Load(outputs + index) + TLane.Load(biases + column)), outputs + index);
    }

    private readonly struct SlopeOperation(float* outputs, float* biases, float* slopes) : IBlockwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLane>(nint index, nint row, nint column) where TLane : struct, ILane<TLane>
        {
            TLane output = TActivation.Value(TLane.Load(outputs + index) + TLane.Load(biases + column), out TLane kept);
            TLane.Store(TActivation.Derivative(kept, output), slopes + index);
            TLane.Store(output, outputs + index);
        }
    }

    private readonly struct DropoutOperation(float* outputs, float* biases, float* slopes, float* masks, nint maskStride) : IBlockwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLane>(nint index, nint row, nint column) where TLane : struct, ILane<TLane>
        {
            TLane mask = TLane.Load(masks + (row * maskStride) + column);
            TLane output = TActivation.Value(TLane.Load(outputs + index) + TLane.Load(biases + column), out TLane kept);
            TLane.Store(TActivation.Derivative(kept, output) * mask, slopes + index);
            TLane.Store(output * mask, outputs + index);
        }
    }
}
