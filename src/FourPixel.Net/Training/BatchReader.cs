using FourPixel.Net.Numerics;

namespace FourPixel.Net.Training;

/// <summary>Cuts a set of rows into batches: in an order drawn anew for each epoch, or in the order that they have.</summary>
internal sealed class BatchReader
{
    /// <summary>Rows that one thread copies at a stretch.</summary>
    private const int PartRows = 32;

    private readonly ExampleSet _examples;
    private readonly InputScaler? _scaler;
    private readonly int _batchSize;
    private readonly int[] _order;
    private readonly float[] _targets;
    private readonly float[] _weights;
    private int _next;

    /// <param name="examples">The rows.</param>
    /// <param name="scaler">Scales the inputs on their way; null leaves them as they are.</param>
    /// <param name="batchSize">The rows of a batch; the last batch of an epoch may have fewer.</param>
    public BatchReader(ExampleSet examples, InputScaler? scaler, int batchSize)
    {
        _examples = examples;
        _scaler = scaler;
        _batchSize = batchSize;
        _order = new int[examples.Rows];
        _targets = new float[batchSize * examples.TargetCount];
        _weights = new float[examples.HasWeights ? batchSize : 0];
        Start();
    }

    /// <summary>Batches in an epoch.</summary>
    public int Batches => (_order.Length + _batchSize - 1) / _batchSize;

    /// <summary>The rows of the current batch.</summary>
    public int Rows { get; private set; }

    public ReadOnlySpan<float> Targets => _targets.AsSpan(0, Rows * _examples.TargetCount);

    /// <summary>Empty where all rows count alike.</summary>
    public ReadOnlySpan<float> Weights => _weights.AsSpan(0, Math.Min(Rows, _weights.Length));

    /// <summary>Goes back to the first batch, with the rows in their own order.</summary>
    public void Start()
    {
        for (int i = 0; i < _order.Length; i++)
            _order[i] = i;
        _next = 0;
    }

    /// <summary>Goes back to the first batch, with the rows in the order of this epoch, which depends on nothing else.</summary>
    public void Start(int seed, int epoch)
    {
        Start();
        new SeededRandom(seed, RandomPurpose.Shuffle, epoch).Shuffle(_order);
    }

    /// <summary>Copies the next rows into <paramref name="inputs"/>; false when there are none left.</summary>
    public bool Next(PinnedBuffer inputs, ThreadTeam team)
    {
        Rows = Math.Min(_batchSize, _order.Length - _next);
        if (Rows == 0)
            return false;

        for (int i = 0; i < Rows; i++)
        {
            int row = _order[_next + i];
            _examples.TargetsOf(row).CopyTo(_targets.AsSpan(i * _examples.TargetCount));
            if (_examples.HasWeights)
                _weights[i] = _examples.WeightOf(row);
        }
        team.Run((Rows + PartRows - 1) / PartRows, new CopyJob(this, inputs, _next, Rows));
        _next += Rows;
        return true;
    }

    private readonly struct CopyJob(BatchReader reader, PinnedBuffer inputs, int first, int rows) : IParallelJob
    {
        public void Run(int part)
        {
            int columns = reader._examples.InputCount;
            for (int i = part * PartRows; i < Math.Min((part + 1) * PartRows, rows); i++)
            {
                ReadOnlySpan<float> source = reader._examples.InputsOf(reader._order[first + i]);
                Span<float> destination = inputs.Span.Slice(i * columns, columns);
                if (reader._scaler is InputScaler scaler)
                    scaler.Apply(source, destination);
                else
                    source.CopyTo(destination);
            }
        }
    }
}
