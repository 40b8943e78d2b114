using System.Numerics.Tensors;
using FourPixel.Net.Data;
using FourPixel.Net.Numerics;
using FourPixel.Net.Scaling;
using FourPixel.Net.Scoring;

namespace FourPixel.Net.Training;

/// <summary>
/// The inputs of a batch, and what the first layer does with them: its weighted sums, and on the way back the gradient of its
/// weights. The inputs get no gradient themselves.
/// </summary>
internal sealed unsafe class InputBatch
{
    /// <summary>Rows of weights that one thread works on at a stretch.</summary>
    private const int PartRows = 8;

    /// <summary>Rows to which one thread adds what they list at a stretch.</summary>
    private const int RowsAtOnce = 32;

    private readonly Network _network;
    private readonly RowEncoder _encoder;
    private readonly EncodedInputs _rows;
    private readonly GatheredRows? _listed;
    private readonly BinBatch? _bins;
    private readonly SparseRows _zeros = new(1);

    /// <summary>The constant part of the sums: the biases, and the sums of a row of zeros.</summary>
    private readonly PinnedBuffer _start;

    /// <summary>The weights of the columns in the matrix, where these are not all.</summary>
    private readonly PinnedBuffer _weights;

    /// <summary>A store whose rows are all encoded already, and these; null for none.</summary>
    private (ExampleStore Store, EncodedInputs Rows)? _known;

    /// <param name="network">The network whose first layer takes the inputs.</param>
    /// <param name="encoder">Says how rows get there.</param>
    /// <param name="capacity">The maximum number of rows in a batch.</param>
    /// <param name="touched">Where not all columns are in the matrix, those whose weights have a gradient in every batch; first those in the matrix.</param>
    public InputBatch(Network network, RowEncoder encoder, int capacity, ReadOnlyMemory<int> touched = default)
    {
        _network = network;
        _encoder = encoder;
        _rows = new EncodedInputs(encoder, network.InputScaler?.Bins?.Knots, network.Inputs, capacity);
        AlwaysTouched = encoder.IsProductOnly ? 0 : touched.Length;
        _start = new PinnedBuffer(Layer.Outputs);
        _weights = new PinnedBuffer(encoder.IsProductOnly ? 0 : checked(encoder.Product.Length * Layer.Outputs));
        if (_rows.Listed != null)
            _listed = new GatheredRows(_rows.Listed, network.Inputs, capacity, touched);
        if (_rows.Knots != null)
            _bins = new BinBatch(_rows.Knots, Layer.Outputs, capacity);
        _zeros.AddZeros(encoder);
    }

    /// <summary>Memory for the rows of a source, for the way forward and back.</summary>
    /// <param name="network">The network whose first layer takes the inputs.</param>
    /// <param name="examples">Determines which columns are listed: those of sparse rows, and those that most rows leave at 0.</param>
    /// <param name="capacity">The maximum number of rows in a batch.</param>
    /// <param name="isPlain">Whether all rows are in the gradient and none is stored as a difference from a row of zeros, as input dropout requires.</param>
    /// <param name="ranks">Who else has rows, all of which are taken in alike.</param>
    /// <param name="team">The threads that share the work.</param>
    public static InputBatch Create(Network network, ExampleSource examples, int capacity, bool isPlain, RankGroup ranks, ThreadTeam team)
    {
        if (examples.IsSparse)
        {
            var lists = RowEncoder.ListOnly(network.InputScaler, network.Inputs, differs: !isPlain);
            var sparse = new InputBatch(network, lists, capacity, lists.ZeroColumns);
            sparse._bins?.KeepOrder();
            return sparse;
        }
        RowEncoder encoder = isPlain ? RowEncoder.ProductOnly(network.InputScaler, network.Inputs) : ProductChoice.Choose(network.InputScaler, examples, ranks);
        var batch = new InputBatch(network, encoder, capacity, (int[])[.. encoder.Product, .. encoder.Listed]);
        batch._bins?.KeepOrder();
        if (examples is ExampleSet set && EncodedInputs.OfStore(set, encoder, network.InputScaler?.Bins?.Knots, team) is EncodedInputs all)
            batch._known = (set.Store, all);
        return batch;
    }

    /// <summary>Memory for the same rows in front of another network with the same inputs, which does not learn from them.</summary>
    public InputBatch Of(Network network, int capacity) => new(network, _encoder, capacity) { _known = _known };

    /// <summary>The columns in the matrix, [rows, columns].</summary>
    public PinnedBuffer Values => _rows.Values;

    /// <summary>The rows of weights that a batch touches; null where it touches all.</summary>
    public ITouchedRows? Touched => _listed;

    /// <summary>So many rows of weights are touched by every batch, and come first among <see cref="Touched"/>.</summary>
    public int AlwaysTouched { get; }

    private Layer Layer => _network.Layers[0];

    private float* Weights => _network.Parameters.Pointer + Layer.WeightRange.Start.Value;

    private float* Biases => _network.Parameters.Pointer + Layer.BiasRange.Start.Value;

    /// <summary>Takes rows in.</summary>
    /// <param name="examples">Where from.</param>
    /// <param name="rows">Which ones.</param>
    /// <param name="team">The threads that share the work.</param>
    public void Fill(ExampleSet examples, ReadOnlyMemory<int> rows, ThreadTeam team)
    {
        if (_known is (ExampleStore store, EncodedInputs all) && store == examples.Store)
            _rows.Fill(all, examples, rows, team);
        else
            _rows.Fill(examples, rows, team);
    }

    /// <summary>Takes rows in that lie one behind the other.</summary>
    /// <param name="rows">[rows, <see cref="Network.Inputs"/>].</param>
    public void Fill(ReadOnlySpan<float> rows) => _rows.Fill(rows);

    /// <inheritdoc cref="EncodedInputs.Silence"/>
    public void Silence(Dropout dropout, int rows, ThreadTeam team) => _rows.Silence(dropout, rows, team);

    /// <summary>Follows the weights of the first layer after they have changed.</summary>
    public void Prepare(ThreadTeam team)
    {
        int width = Layer.Outputs;
        LayerKernel.Sums.Run(_zeros[0], Weights, width, Biases, _start.Pointer, width);
        _bins?.Prepare(Weights + ((nint)_network.Inputs * width), team);
        if (_encoder.IsProductOnly)
            return;
        for (int i = 0; i < _encoder.Product.Length; i++)
            new Span<float>(Weights + ((nint)_encoder.Product[i] * width), width).CopyTo(_weights.Span[(i * width)..]);
    }

    /// <summary>The first layer's way forward, after <see cref="Prepare"/>.</summary>
    public void Forward(LayerPass layer, int rows, ThreadTeam team)
    {
        int columns = _encoder.Product.Length;
        var weights = new Matrix(_encoder.IsProductOnly ? Weights : _weights.Pointer, columns, Layer.Outputs);
        if (_listed == null && _bins == null)
        {
            layer.Forward(Matrix(rows), weights, 0, team);
            return;
        }
        if (columns > 0)
            MatrixMultiply.Multiply(Matrix(rows), weights, layer.OutputsOf(rows), default(NoEpilogue), team);
        team.Run(Parts(rows, RowsAtOnce) * new ColumnBlocks(Layer.Outputs).Count, new GatherJob(this, layer, rows));
    }

    /// <summary>How many parts <see cref="Sort"/> has.</summary>
    public int SortParts => (_listed == null ? 0 : 1) + (_bins?.Groups ?? 0);

    /// <summary>Turns what the rows list round, for <see cref="WeightGradients"/>. It needs no deltas.</summary>
    /// <param name="part">One of the parts, which several threads may do at once.</param>
    /// <param name="rows">The rows of this batch.</param>
    public void Sort(int part, int rows)
    {
        if (_listed != null && part == 0)
            _listed.Group(rows);
        else
            _bins!.Sort(_listed == null ? part : part - 1, rows);
    }

    /// <summary>dL/dW = inputs^T deltas, in the rows that are touched, after all parts of <see cref="Sort"/>.</summary>
    /// <param name="deltas">dL/dsums of the first layer, [rows, outputs].</param>
    /// <param name="gradient">Has that of the biases; receives that of the weights.</param>
    /// <param name="team">The threads that share the work.</param>
    public void WeightGradients(Matrix deltas, Gradient gradient, ThreadTeam team)
    {
        float* matrixGradient = gradient.Pointer;
        if (_listed != null)
        {
            gradient.ReserveRows();
            matrixGradient = gradient.Row(0);
            team.Run(Parts(_listed.Touched.Length), new GradientJob(this, deltas, gradient));
        }
        _bins?.WeightGradients(deltas, gradient.Pointer + ((nint)_network.Inputs * deltas.Columns), team);
        if (_encoder.Product.Length > 0)
            ProductGradients(deltas, new Matrix(matrixGradient, _encoder.Product.Length, deltas.Columns), gradient.Sum, team);
    }

    /// <summary>In one piece, or in some where there are other ranks: the last piece travels while those before it are worked out.</summary>
    private void ProductGradients(Matrix deltas, Matrix gradient, GradientSum? sum, ThreadTeam team)
    {
        int columns = gradient.Rows, pieces = sum == null || _listed != null ? 1 : SharedParameters.PiecesOf(columns, gradient.Columns);
        for (int piece = pieces - 1; piece >= 0; piece--)
        {
            int first = SharedParameters.StartOf(piece, pieces, columns), count = SharedParameters.StartOf(piece + 1, pieces, columns) - first;
            MatrixMultiply.Multiply(Matrix(deltas.Rows).Slice(0, deltas.Rows, first, count).Transposed, deltas,
                gradient.Slice(first, count, 0, gradient.Columns), default(NoEpilogue), team);
            if (piece > 0)
                sum!.Ready(first * gradient.Columns);
        }
    }

    private static int Parts(int rows, int rowsOfAPart = PartRows) => (rows + rowsOfAPart - 1) / rowsOfAPart;

    private Matrix Matrix(int rows) => new(Values.Pointer, rows, _encoder.Product.Length);

    /// <summary>Adds what is listed to the sums and activates them, block of columns by block, and some rows at a time.</summary>
    private readonly struct GatherJob(InputBatch batch, LayerPass layer, int rows) : IParallelJob
    {
        public void Run(int part)
        {
            (int block, int rowPart) = Math.DivRem(part, Parts(rows, RowsAtOnce));
            (int column, int columns) = new ColumnBlocks(layer.Layer.Outputs)[block];
            int first = rowPart * RowsAtOnce, count = Math.Min(RowsAtOnce, rows - first), inputs = batch._network.Inputs;
            Matrix sums = layer.OutputsOf(rows).Slice(0, rows, column, columns);
            Matrix weights = new Matrix(batch.Weights, inputs, layer.Layer.Outputs).Slice(0, inputs, column, columns);
            batch._listed?.Sum(first, count, weights, sums, adds: batch._encoder.Product.Length > 0);
            batch._bins?.Sum(first, count, block, sums);
            layer.Activate(first, count, column, columns, batch._start.Pointer);
        }
    }

    /// <summary>The gradients of the columns that are listed; those in the matrix come before them.</summary>
    private readonly struct GradientJob(InputBatch batch, Matrix deltas, Gradient gradient) : IParallelJob
    {
        public void Run(int part)
        {
            ReadOnlySpan<int> touched = batch._listed!.Touched;
            Span<float> biases = gradient.OfBiases;
            for (int i = Math.Max(part * PartRows, batch._encoder.Product.Length); i < Math.Min((part + 1) * PartRows, touched.Length); i++)
            {
                batch._listed.Gradient(i, deltas, gradient.Row(i));
                float zero = batch._encoder.Zero(touched[i]);
                var row = new Span<float>(gradient.Row(i), deltas.Columns);
                if (zero != 0)
                    TensorPrimitives.MultiplyAdd(biases, zero, row, row);
            }
        }
    }
}
