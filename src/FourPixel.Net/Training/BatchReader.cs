using FourPixel.Net.Numerics;

namespace FourPixel.Net.Training;

/// <summary>Splits rows into batches: in a new random order in each epoch, or in their own order.</summary>
/// <remarks>
/// Where only a part of the rows is in memory at a time, each part is put in random order by itself, and another cut between the
/// parts in each epoch lets other rows meet.
/// </remarks>
/// <param name="examples">The rows.</param>
/// <param name="network">Its scalers scale the inputs and the targets on their way.</param>
/// <param name="batchSize">The rows of a batch; the last batch of a part may have fewer.</param>
/// <param name="members">The members; each has an output for every row, with the row's targets.</param>
/// <param name="folds">The rows that each member has no weight for; null for none.</param>
internal sealed class BatchReader(ExampleSource examples, Network? network, int batchSize, int members = 1, Folds? folds = null) : IDisposable
{
    /// <summary>Rows that one thread works on at a stretch.</summary>
    private const int PartRows = 64;

    private readonly float[] _targets = new float[batchSize * members * examples.TargetCount];
    private readonly float[] _weights = new float[batchSize * members];
    private int[] _order = [];
    private IEnumerator<ExampleSet>? _parts;
    private ExampleSet? _part;
    private (int Seed, int Epoch)? _shuffle;
    private int _partNumber;
    private int _next;

    /// <summary>The number of batches in an epoch; a few more if the rows are streamed.</summary>
    public int Batches => (int)(((long)examples.Rows + batchSize - 1) / batchSize);

    /// <summary>The rows of the current batch.</summary>
    public int Rows { get; private set; }

    /// <summary>The answers that are given to them.</summary>
    public int Answers => Rows * members;

    /// <summary>The targets of each member's output, [rows, members, targets].</summary>
    public ReadOnlySpan<float> Targets => _targets.AsSpan(0, Answers * examples.TargetCount);

    /// <summary>The weight of each member's output, [rows, members]; empty for equal weights.</summary>
    public ReadOnlySpan<float> Weights => examples.HasWeights || folds != null ? _weights.AsSpan(0, Answers) : [];

    /// <summary>Goes back to the first batch, with the rows in their own order.</summary>
    public void Start() => Start(shuffle: null, firstShare: 1);

    /// <summary>Goes back to the first batch, with the rows in the order of this epoch, which depends on nothing else.</summary>
    public void Start(int seed, int epoch)
    {
        const float LeastShare = 0.25f;
        float random = new SeededRandom(seed, RandomPurpose.Part, epoch).NextSingle();
        Start((seed, epoch), LeastShare + ((1 - LeastShare) * random));
    }

    /// <summary>Fills <paramref name="inputs"/> with the next rows; false when there are none left.</summary>
    public bool Next(InputBatch inputs, ThreadTeam team)
    {
        Rows = 0;
        while (_part == null || _next == _part.Rows)
        {
            if (!NextPart())
                return false;
        }

        Rows = Math.Min(batchSize, _part.Rows - _next);
        ReadOnlyMemory<int> rows = _order.AsMemory(_next, Rows);
        _next += Rows;
        team.Run((Rows + PartRows - 1) / PartRows, new AnswerJob(this, _part, rows));
        inputs.Fill(_part, rows, team);
        return true;
    }

    private void SetAnswers(int i, ExampleSet part, int row)
    {
        int count = examples.TargetCount;
        Span<float> all = _targets.AsSpan(i * members * count, members * count), targets = all[..count];
        part.TargetsOf(row).CopyTo(targets);
        network?.OutputScaler?.Invert(targets);
        Span<float> weights = _weights.AsSpan(i * members, members);
        weights.Fill(part.WeightOf(row));
        folds?.HoldOut(row, weights);
        if (count == 1)
            all.Fill(targets[0]);
        for (int member = 1; member < members && count > 1; member++)
            targets.CopyTo(all[(member * count)..]);
    }

    private readonly struct AnswerJob(BatchReader reader, ExampleSet part, ReadOnlyMemory<int> rows) : IParallelJob
    {
        public void Run(int index)
        {
            for (int i = index * PartRows; i < Math.Min((index + 1) * PartRows, rows.Length); i++)
                reader.SetAnswers(i, part, rows.Span[i]);
        }
    }

    public void Dispose() => _parts?.Dispose();

    private void Start((int Seed, int Epoch)? shuffle, double firstShare)
    {
        _parts?.Dispose();
        _parts = examples.Parts(firstShare).GetEnumerator();
        _part = null;
        _partNumber = 0;
        _shuffle = shuffle;
    }

    private bool NextPart()
    {
        if (_parts?.MoveNext() != true)
            return false;
        _part = _parts.Current;
        _next = 0;
        if (_order.Length < _part.Rows)
            _order = new int[_part.Rows];
        Span<int> order = _order.AsSpan(0, _part.Rows);
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        if (_shuffle is (int seed, int epoch))
            new SeededRandom(seed, RandomPurpose.Shuffle, epoch, _partNumber++).Shuffle(order);
        return true;
    }
}
