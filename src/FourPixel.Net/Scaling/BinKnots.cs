using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FourPixel.Net.Data;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Scaling;

/// <summary>
/// What the bins of a column add to the first layer, as a function of the column: straight lines between knots, one more than
/// there are bins. At a knot all bins before it are 1 and all after it 0, so its row is the sum of the weights before it,
/// less what the means take off: V_k = sum over b below k of W_b - sum over b of mean_b W_b. A value a share f into bin k gives
/// (1 - f) V_k + f V_(k+1): two rows, whatever the number of bins. A missing value (NaN) gives nothing.
/// </summary>
/// <remarks>Bins that overlap, as those that are fitted never do, count as columns of their own.</remarks>
internal sealed class BinKnots : IRowLister
{
    private readonly QuantileBins _bins;

    /// <summary>The first bin of each group that belongs together, and after the last group the number of bins.</summary>
    private readonly int[] _starts;

    public BinKnots(QuantileBins bins)
    {
        _bins = bins;
        _starts = [.. Enumerable.Range(0, bins.Count).Where(bin => bin == 0 || !Follows(bin)), bins.Count];
        ColumnOf = [.. Enumerable.Range(0, Groups).SelectMany(group =>
            Enumerable.Repeat(bins.ColumnArray[_starts[group]], _starts[group + 1] - _starts[group] + 1))];
    }

    /// <summary>The number of knots, of all columns together.</summary>
    public int Count => ColumnOf.Length;

    /// <summary>The column of each knot.</summary>
    public int[] ColumnOf { get; }

    /// <summary>The groups of bins that belong together, each of one column.</summary>
    public int Groups => _starts.Length - 1;

    /// <summary>The first bin of a group.</summary>
    public int FirstBinOf(int group) => _starts[group];

    /// <summary>The number of bins of a group, which has one more knot.</summary>
    public int BinsOf(int group) => _starts[group + 1] - _starts[group];

    /// <summary>The first knot of a group.</summary>
    public int FirstKnotOf(int group) => _starts[group] + group;

    public int MostOf(InputRow row) => 2 * Groups;

    /// <summary>Lists the knots around the values of a row, each with its share.</summary>
    public int List(InputRow row, Span<int> places, Span<float> coefficients)
    {
        int count = 0;
        for (int group = 0; group < Groups; group++)
        {
            int start = _starts[group];
            float x = row.ValueOf(_bins.ColumnArray[start]);
            if (float.IsNaN(x))
                continue;
            int bin = LastBinFrom(_bins.EdgeArray.AsSpan(start, _starts[group + 1] - start), x), knot = start + group + bin;
            float share = Math.Clamp((x - _bins.EdgeArray[start + bin]) * _bins.ScaleArray[start + bin], 0, 1);
            if (share < 1)
                (places[count], coefficients[count++]) = (knot, 1 - share);
            if (share > 0)
                (places[count], coefficients[count++]) = (knot + 1, share);
        }
        return count;
    }

    /// <summary>The rows of all knots, from the weights of all bins.</summary>
    /// <param name="weights">[bins, width of the table].</param>
    /// <param name="table">Receives the rows.</param>
    /// <param name="team">The threads that share the work.</param>
    public unsafe void Sum(float* weights, KnotTable table, ThreadTeam team) =>
        team.Run(Groups * table.Blocks.Count, new SumJob(this, weights, table));

    /// <summary>The way back for one group: dL/dW_b = sum over k above b of dL/dV_k - mean_b times the sum of all.</summary>
    /// <param name="group">The group.</param>
    /// <param name="first">dL/dV of the group's first knot, [columns]; what it holds afterwards is of no use.</param>
    /// <param name="gradients">Has dL/dV of the group's other knots, [bins, columns]; receives dL/dW of its bins.</param>
    public unsafe void Spread(int group, float* first, Matrix gradients)
    {
        float* total = first, sum = stackalloc float[gradients.Columns];
        int last = gradients.Rows - 1;
        Blockwise.Run(new AddSlopes(gradients.Data, total), 0, gradients.Rows, gradients.RowStride, 0, gradients.Columns);
        fixed (float* means = &_bins.MeanArray[_starts[group]])
        {
            var spread = new SpreadSlopes(gradients.Data + (last * gradients.RowStride), sum, total, means + last);
            Blockwise.Run(spread, 0, gradients.Rows, -gradients.RowStride, 0, gradients.Columns);
        }
    }

    /// <summary>Whether a bin begins where the one before it has ended.</summary>
    private bool Follows(int bin) => _bins.ColumnArray[bin] == _bins.ColumnArray[bin - 1]
        && ((double)_bins.EdgeArray[bin] - _bins.EdgeArray[bin - 1]) * _bins.ScaleArray[bin - 1] >= 1 - 1e-6;

    /// <summary>The last bin that begins at or below x; the first one if none does.</summary>
    private static int LastBinFrom(ReadOnlySpan<float> edges, float x)
    {
        const int CountedAtOnce = 64;
        int first = 0;
        while (edges.Length > CountedAtOnce)
        {
            int half = edges.Length / 2;
            bool isAbove = edges[half] <= x;
            first += isAbove ? half : 0;
            edges = isAbove ? edges[half..] : edges[..half];
        }

        // Counting a few edges in registers takes less time than the jumps of a search.
        ReadOnlySpan<Vector<float>> lanes = MemoryMarshal.Cast<float, Vector<float>>(edges);
        Vector<int> counts = Vector<int>.Zero;
        foreach (Vector<float> lane in lanes)
            counts -= Vector.LessThanOrEqual(lane, new Vector<float>(x));
        int count = Vector.Sum(counts);
        foreach (float edge in edges[(lanes.Length * Vector<float>.Count)..])
            count += edge <= x ? 1 : 0;
        return first + Math.Max(0, count - 1);
    }

    private readonly unsafe struct SumJob(BinKnots knots, float* weights, KnotTable table) : IParallelJob
    {
        public void Run(int part)
        {
            (int block, int group) = Math.DivRem(part, knots.Groups);
            (int column, int columns) = table.Blocks[block];
            Matrix rows = table[block].Slice(knots.FirstKnotOf(group), knots.BinsOf(group) + 1, 0, columns);
            int start = knots.FirstBinOf(group), width = table.Width;
            float* w = weights + ((nint)start * width) + column;
            new Span<float>(rows.Data, columns).Clear();
            fixed (float* means = &knots._bins.MeanArray[start])
                Blockwise.Run(new TakeMeansOff(w, rows.Data, means), 0, knots.BinsOf(group), width, 0, columns);
            Blockwise.Run(new AddWeight(w, rows.Data, rows.RowStride), 0, knots.BinsOf(group), width, 0, columns);
        }
    }

    /// <summary>V_0 = - sum over b of mean_b W_b.</summary>
    private readonly unsafe struct TakeMeansOff(float* weights, float* first, float* means) : IBlockwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLane>(nint index, nint row, nint column) where TLane : struct, ILane<TLane> =>
            TLane.Store(TLane.MultiplyAdd(-means[row], TLane.Load(weights + index), TLane.Load(first + column)), first + column);
    }

    /// <summary>V_(k+1) = V_k + W_k.</summary>
    private readonly unsafe struct AddWeight(float* weights, float* knots, nint knotStride) : IBlockwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLane>(nint index, nint row, nint column) where TLane : struct, ILane<TLane>
        {
            float* knot = knots + (row * knotStride) + column;
            TLane.Store(TLane.Load(knot) + TLane.Load(weights + index), knot + knotStride);
        }
    }

    private readonly unsafe struct AddSlopes(float* slopes, float* total) : IBlockwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLane>(nint index, nint row, nint column) where TLane : struct, ILane<TLane> =>
            TLane.Store(TLane.Load(total + column) + TLane.Load(slopes + index), total + column);
    }

    /// <summary>From the last bin to the first.</summary>
    private readonly unsafe struct SpreadSlopes(float* gradients, float* sum, float* total, float* lastMean) : IBlockwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLane>(nint index, nint row, nint column) where TLane : struct, ILane<TLane>
        {
            TLane slopes = TLane.Load(gradients + index);
            if (row > 0)
                slopes += TLane.Load(sum + column);
            TLane.Store(slopes, sum + column);
            TLane.Store(TLane.MultiplyAdd(-lastMean[-row], TLane.Load(total + column), slopes), gradients + index);
        }
    }
}
