using FourPixel.Net.Data;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Training;

/// <summary>All inputs of a batch, [rows, columns].</summary>
internal sealed unsafe class DenseBatch(int columns, int capacity) : InputBatch
{
    /// <summary>Rows that one thread copies at a stretch.</summary>
    private const int PartRows = 32;

    public PinnedBuffer Values { get; } = new(checked(columns * capacity));

    public override bool TouchesAll => true;

    public override void Fill(ExampleSet examples, ReadOnlyMemory<int> rows, InputScaler? scaler, ThreadTeam team) =>
        team.Run((rows.Length + PartRows - 1) / PartRows, new CopyJob(this, examples, rows, scaler));

    public override void Silence(Dropout dropout, int rows, long step, ThreadTeam team) =>
        team.Run(rows, new SilenceJob(this, dropout, step));

    public override void Forward(LayerPass layer, int rows, ThreadTeam team) => layer.Forward(Matrix(rows), team);

    public override void WeightGradients(Matrix deltas, Gradient gradient, ThreadTeam team) =>
        MatrixMultiply.Multiply(Matrix(deltas.Rows).Transposed, deltas, new Matrix(gradient.Pointer, columns, deltas.Columns),
            default(NoEpilogue), team);

    private Matrix Matrix(int rows) => new(Values.Pointer, rows, columns);

    private Span<float> Row(int row) => Values.Span.Slice(row * columns, columns);

    private readonly struct CopyJob(DenseBatch batch, ExampleSet examples, ReadOnlyMemory<int> rows, InputScaler? scaler) : IParallelJob
    {
        public void Run(int part)
        {
            for (int i = part * PartRows; i < Math.Min((part + 1) * PartRows, rows.Length); i++)
            {
                ReadOnlySpan<float> source = examples.InputsOf(rows.Span[i]).Values;
                if (scaler != null)
                    scaler.Apply(source, batch.Row(i));
                else
                    source.CopyTo(batch.Row(i));
            }
        }
    }

    private readonly struct SilenceJob(DenseBatch batch, Dropout dropout, long step) : IParallelJob
    {
        public void Run(int part) => dropout.Apply(batch.Row(part), part, step);
    }
}
