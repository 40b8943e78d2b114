using FourPixel.Net.Data;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Training;

/// <summary>All inputs of a batch, [rows, columns].</summary>
/// <param name="columns">The inputs of a row.</param>
/// <param name="capacity">The most rows in a batch.</param>
/// <param name="bins">The bins of the columns; null where there are none.</param>
internal sealed unsafe class DenseBatch(int columns, int capacity, BinBatch? bins = null) : InputBatch(bins)
{
    /// <summary>Rows that one thread copies at a stretch.</summary>
    private const int PartRows = 32;

    public PinnedBuffer Values { get; } = new(checked(columns * capacity));

    public override bool TouchesAll => true;

    public override void Fill(ExampleSet examples, ReadOnlyMemory<int> rows, InputScaler? scaler, ThreadTeam team)
    {
        Bins?.Start(rows.Length);
        team.Run((rows.Length + PartRows - 1) / PartRows, new CopyJob(this, examples, rows, scaler));
    }

    /// <summary>Takes rows in that lie one behind the other.</summary>
    /// <param name="rows">[rows, columns].</param>
    /// <param name="scaler">Scales them on their way; null leaves them as they are.</param>
    public void Fill(ReadOnlySpan<float> rows, InputScaler? scaler)
    {
        int count = rows.Length / columns;
        Bins?.Start(count);
        for (int row = 0; row < count; row++)
            Set(row, rows.Slice(row * columns, columns), scaler);
    }

    public override void Silence(Dropout dropout, int rows, long step, ThreadTeam team)
    {
        team.Run(rows, new SilenceJob(this, dropout, step));
        Bins?.Silence(dropout, rows, step);
    }

    public override void Forward(LayerPass layer, int rows, ThreadTeam team)
    {
        if (Bins == null)
        {
            layer.Forward(Matrix(rows), team);
            return;
        }
        layer.Sum(Matrix(rows), team);
        Bins.AddTo(layer, rows, team);
        layer.Activate(rows, team);
    }

    public override void WeightGradients(Matrix deltas, Gradient gradient, ThreadTeam team)
    {
        MatrixMultiply.Multiply(Matrix(deltas.Rows).Transposed, deltas, new Matrix(gradient.Pointer, columns, deltas.Columns),
            default(NoEpilogue), team);
        Bins?.WeightGradients(deltas, gradient, team);
    }

    private void Set(int row, ReadOnlySpan<float> values, InputScaler? scaler)
    {
        Bins?.Set(row, new InputRow(values));
        if (scaler != null)
            scaler.Apply(values, Row(row));
        else
            values.CopyTo(Row(row));
    }

    private Matrix Matrix(int rows) => new(Values.Pointer, rows, columns);

    private Span<float> Row(int row) => Values.Span.Slice(row * columns, columns);

    private readonly struct CopyJob(DenseBatch batch, ExampleSet examples, ReadOnlyMemory<int> rows, InputScaler? scaler) : IParallelJob
    {
        public void Run(int part)
        {
            for (int i = part * PartRows; i < Math.Min((part + 1) * PartRows, rows.Length); i++)
                batch.Set(i, examples.InputsOf(rows.Span[i]).Values, scaler);
        }
    }

    private readonly struct SilenceJob(DenseBatch batch, Dropout dropout, long step) : IParallelJob
    {
        public void Run(int part) => dropout.Apply(batch.Row(part), part, step);
    }
}
