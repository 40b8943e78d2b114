using System.Buffers;
using FourPixel.Net.Data;
using FourPixel.Net.Numerics;
using FourPixel.Net.Scaling;
using FourPixel.Net.Scoring;

namespace FourPixel.Net.Training;

/// <summary>
/// Rows as the first layer takes them in: some columns lie in a matrix, others are listed, as the <see cref="RowEncoder"/> says, and
/// bins are listed by their knots.
/// </summary>
internal sealed unsafe class EncodedInputs
{
    /// <summary>Rows that one thread works on at a stretch.</summary>
    private const int PartRows = 8;

    /// <summary>How far ahead rows are requested from memory: the processor can't predict a random order.</summary>
    private const int FloatsAhead = 2_048;

    /// <summary>All rows of a store are encoded once, rather than whenever they are in a batch, if they take no more memory than this.</summary>
    private const long MostBytes = 1 << 23;

    private readonly RowEncoder _encoder;
    private readonly int _inputs;

    /// <param name="encoder">Says which columns lie in the matrix.</param>
    /// <param name="knots">The bins; null for none.</param>
    /// <param name="inputs">The number of columns.</param>
    /// <param name="capacity">The maximum number of rows.</param>
    /// <param name="listed">The expected number of listed columns, of all rows together.</param>
    public EncodedInputs(RowEncoder encoder, BinKnots? knots, int inputs, int capacity, int listed = 0)
    {
        _encoder = encoder;
        _inputs = inputs;
        Values = new PinnedBuffer(checked(encoder.Product.Length * capacity));
        if (!encoder.IsProductOnly)
            Listed = new SparseRows(capacity, listed);
        if (knots != null)
            Knots = new KnotLists(knots, capacity);
    }

    /// <summary>The columns in the matrix, [rows, columns].</summary>
    public PinnedBuffer Values { get; }

    /// <summary>The columns that each row lists; null where none are.</summary>
    public SparseRows? Listed { get; }

    /// <summary>The knots of each row; null where there are no bins.</summary>
    public KnotLists? Knots { get; }

    /// <summary>All rows of a store; null where they would take too much memory, or most of them are not used.</summary>
    /// <param name="examples">Rows of the store.</param>
    /// <param name="encoder">Says which columns lie in the matrix.</param>
    /// <param name="knots">The bins; null for none.</param>
    /// <param name="team">The threads that share the work.</param>
    public static EncodedInputs? OfStore(ExampleSet examples, RowEncoder encoder, BinKnots? knots, ThreadTeam team)
    {
        InputStore store = examples.Store.Inputs;
        if (store.IsSparse || store.Rows > 2L * examples.Rows)
            return null;
        long bytes = (long)store.Rows * ((sizeof(float) * encoder.Product.Length) + ((sizeof(int) + sizeof(float)) * (long)(knots?.Listed ?? 0)));
        if (bytes > MostBytes || store.Rows > MostBytes / sizeof(float))
            return null;
        int[] counts = new int[encoder.IsProductOnly ? 0 : store.Rows];
        for (int row = 0; row < counts.Length && bytes <= MostBytes; row++)
        {
            counts[row] = encoder.CountOf(store[row].Values);
            bytes += (sizeof(int) + sizeof(float)) * counts[row];
        }
        if (bytes > MostBytes)
            return null;

        var all = new EncodedInputs(encoder, knots, store.Columns, store.Rows, counts.Sum());
        foreach (int count in counts)
            all.Listed!.Add(count);
        team.Run(Parts(store.Rows), new StoreJob(all, store));
        return all;
    }

    /// <summary>Encodes rows.</summary>
    /// <param name="examples">Where from.</param>
    /// <param name="rows">Which ones.</param>
    /// <param name="team">The threads that share the work.</param>
    public void Fill(ExampleSet examples, ReadOnlyMemory<int> rows, ThreadTeam team)
    {
        Listed?.Clear();
        for (int i = 0; i < rows.Length && Listed != null; i++)
            Listed.Add(_encoder.MostOf(examples.InputsOf(rows.Span[i])));
        team.Run(Parts(rows.Length), new EncodeJob(this, examples, rows));
    }

    /// <summary>Takes rows over that are encoded already.</summary>
    /// <param name="all">All rows of the store.</param>
    /// <param name="examples">Rows of the same store.</param>
    /// <param name="rows">Which of them.</param>
    /// <param name="team">The threads that share the work.</param>
    public void Fill(EncodedInputs all, ExampleSet examples, ReadOnlyMemory<int> rows, ThreadTeam team)
    {
        Listed?.Clear();
        for (int i = 0; i < rows.Length && Listed != null; i++)
            Listed.Add(all.Listed!.LengthOf(examples.PlaceOf(rows.Span[i])));
        team.Run(Parts(rows.Length), new CopyJob(this, all, examples, rows));
    }

    /// <summary>Encodes rows that lie one behind the other, [rows, inputs].</summary>
    public void Fill(ReadOnlySpan<float> rows)
    {
        if (Listed == null && Knots == null)
        {
            _encoder.Scale(rows, Values.Span[..rows.Length]);
            return;
        }
        int count = rows.Length / _inputs;
        Listed?.Clear();
        for (int row = 0; row < count && Listed != null; row++)
            Listed.Add(_encoder.MostOf(new InputRow(rows.Slice(row * _inputs, _inputs))));
        for (int row = 0; row < count; row++)
            Set(row, new InputRow(rows.Slice(row * _inputs, _inputs)));
        Scale(0, count);
    }

    /// <summary>
    /// Silences some of the columns of the first rows, in place: the row is as if it had 0 there where most rows have 0, and the
    /// column's centre elsewhere.
    /// </summary>
    public void Silence(Dropout dropout, int rows, ThreadTeam team) => team.Run(Parts(rows), new SilenceJob(this, dropout, rows));

    private static int Parts(int rows) => (rows + PartRows - 1) / PartRows;

    private Span<float> ValuesOf(int row) => Values.Span.Slice(row * _encoder.Product.Length, _encoder.Product.Length);

    private void Set(int row, InputRow values)
    {
        if (_encoder.Product.Length > 0)
            _encoder.Pick(values.Values, ValuesOf(row));
        Listed?.Set(row, values, _encoder);
        Knots?.Set(row, values);
    }

    private void Scale(int row, int rows)
    {
        Span<float> values = Values.Span.Slice(row * _encoder.Product.Length, rows * _encoder.Product.Length);
        _encoder.Scale(values, values);
    }

    private readonly struct StoreJob(EncodedInputs inputs, InputStore store) : IParallelJob
    {
        public void Run(int part)
        {
            int first = part * PartRows, count = Math.Min(PartRows, store.Rows - first);
            for (int row = first; row < first + count; row++)
                inputs.Set(row, store[row]);
            inputs.Scale(first, count);
        }
    }

    private readonly struct EncodeJob(EncodedInputs inputs, ExampleSet examples, ReadOnlyMemory<int> rows) : IParallelJob
    {
        public void Run(int part)
        {
            int first = part * PartRows, count = Math.Min(PartRows, rows.Length - first);
            int ahead = Math.Clamp(FloatsAhead / inputs._inputs, 1, PartRows);
            for (int i = first; i < first + count; i++)
            {
                if (i < rows.Length - ahead)
                    Prefetch.Read(examples.InputsOf(rows.Span[i + ahead]).Values);
                inputs.Set(i, examples.InputsOf(rows.Span[i]));
            }
            inputs.Scale(first, count);
        }
    }

    private readonly struct CopyJob(EncodedInputs inputs, EncodedInputs all, ExampleSet examples, ReadOnlyMemory<int> rows) : IParallelJob
    {
        public void Run(int part)
        {
            ReadOnlySpan<int> places = rows.Span;
            for (int i = part * PartRows; i < Math.Min((part + 1) * PartRows, places.Length); i++)
            {
                if (i < places.Length - PartRows)
                {
                    int ahead = examples.PlaceOf(places[i + PartRows]);
                    Prefetch.Read(all.ValuesOf(ahead));
                    all.Listed?.Prefetch(ahead);
                    all.Knots?.Prefetch(ahead);
                }
                int place = examples.PlaceOf(places[i]);
                all.ValuesOf(place).CopyTo(inputs.ValuesOf(i));
                inputs.Listed?.Copy(i, all.Listed!, place);
                inputs.Knots?.Copy(i, all.Knots!, place);
            }
        }
    }

    private readonly struct SilenceJob(EncodedInputs inputs, Dropout dropout, int rows) : IParallelJob
    {
        public void Run(int part)
        {
            float[] mask = ArrayPool<float>.Shared.Rent(inputs._inputs);
            for (int row = part * PartRows; row < Math.Min((part + 1) * PartRows, rows); row++)
            {
                dropout.Draw(mask.AsSpan(0, inputs._inputs), row, 0);
                Span<float> values = inputs.ValuesOf(row);
                for (int i = 0; i < values.Length; i++)
                    values[i] *= mask[inputs._encoder.Product[i]];
                inputs.Listed?.Silence(row, mask);
                inputs.Knots?.Silence(row, mask);
            }
            ArrayPool<float>.Shared.Return(mask);
        }
    }
}
