using FourPixel.Net.Data;
using FourPixel.Net.Numerics;
using FourPixel.Net.Scoring;

namespace FourPixel.Net.Training;

/// <summary>
/// The inputs of a batch that are not 0. All that is done with them costs as much as there are of them, however many columns
/// there are: the gradient is set, and the weights are moved, only in the rows of weights that belong to the batch's columns.
/// </summary>
internal sealed class SparseBatch(int columns, int capacity, BinBatch? bins = null) : InputBatch(bins)
{
    /// <summary>Rows that one thread works on at a stretch.</summary>
    private const int PartRows = 8;

    private readonly SparseRows _rows = new(capacity);
    private readonly SparseRows _columns = new(capacity);
    private readonly ColumnGrouping _grouping = new(columns);

    public override bool TouchesAll => false;

    public override ReadOnlySpan<int> TouchedRows => _grouping.Columns;

    public override void Fill(ExampleSet examples, ReadOnlyMemory<int> rows, InputScaler? scaler, ThreadTeam team)
    {
        Bins?.Start(rows.Length);
        _rows.Clear();
        foreach (int row in rows.Span)
        {
            InputRow inputs = examples.InputsOf(row);
            _rows.Add(inputs.Values.Length + (scaler?.AddedValues ?? 0));
        }
        team.Run(Parts(rows.Length), new CopyJob(_rows, Bins, examples, rows, scaler));
    }

    public override void Silence(Dropout dropout, int rows, long step, ThreadTeam team)
    {
        for (int row = 0; row < rows; row++)
            dropout.Apply(_rows.ValuesOf(row), row, step);
        Bins?.Silence(dropout, rows, step);
    }

    public override void Forward(LayerPass layer, int rows, ThreadTeam team)
    {
        layer.Sum(_rows, layer.Weights, rows, adds: false, team);
        Bins?.AddTo(layer, rows, team);
        layer.Activate(rows, team);
    }

    public override void WeightGradients(Matrix deltas, Gradient gradient, ThreadTeam team)
    {
        _grouping.Group(_rows, deltas.Rows, _columns);
        gradient.ReserveRows();
        team.Run(Parts(_grouping.Columns.Length), new GradientJob(_columns, deltas, gradient));
        Bins?.WeightGradients(deltas, gradient, team);
    }

    private static int Parts(int rows) => (rows + PartRows - 1) / PartRows;

    private readonly struct CopyJob(SparseRows batch, BinBatch? bins, ExampleSet examples, ReadOnlyMemory<int> rows, InputScaler? scaler) : IParallelJob
    {
        public void Run(int part)
        {
            for (int i = part * PartRows; i < Math.Min((part + 1) * PartRows, rows.Length); i++)
            {
                InputRow inputs = examples.InputsOf(rows.Span[i]);
                batch.Set(i, inputs, scaler);
                bins?.Set(i, inputs);
            }
        }
    }

    /// <summary>The gradient of an input's weights is the sum of the deltas of the rows that have the input, times its values.</summary>
    private readonly unsafe struct GradientJob(SparseRows columns, Matrix deltas, Gradient gradient) : IParallelJob
    {
        public void Run(int part)
        {
            for (int i = part * PartRows; i < Math.Min((part + 1) * PartRows, gradient.TouchedRows.Length); i++)
                LayerKernel.Sums.Run(columns[i], deltas.Data, null, gradient.Row(i), deltas.Columns);
        }
    }
}
