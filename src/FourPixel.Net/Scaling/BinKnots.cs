using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
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
    /// <summary>The edges of each group are padded to a multiple of this.</summary>
    private const int Pad = 16;

    private const int CountedAtOnce = 4 * Pad;

    private readonly QuantileBins _bins;

    /// <summary>The first bin of each group that belongs together, and after the last group the number of bins.</summary>
    private readonly int[] _starts;

    private readonly Search[] _searches;

    /// <summary>The edges of each group, padded with NaN, which is not below anything.</summary>
    private readonly float[] _edges;

    /// <summary>The scale of each of them.</summary>
    private readonly float[] _scales;

    public BinKnots(QuantileBins bins)
    {
        _bins = bins;
        _starts = [.. Enumerable.Range(0, bins.Count).Where(bin => bin == 0 || !Follows(bin)), bins.Count];
        ColumnOf = [.. Enumerable.Range(0, Groups).SelectMany(group =>
            Enumerable.Repeat(bins.ColumnArray[_starts[group]], _starts[group + 1] - _starts[group] + 1))];
        _searches = new Search[Groups];
        int padded = 0;
        for (int group = 0; group < Groups; group++)
        {
            int edges = (BinsOf(group) + Pad - 1) / Pad * Pad;
            _searches[group] = new Search { Column = bins.ColumnArray[_starts[group]], FirstKnot = FirstKnotOf(group), FirstEdge = padded, Edges = edges };
            padded += edges;
        }
        _edges = new float[padded];
        _scales = new float[padded];
        Array.Fill(_edges, float.NaN);
        for (int group = 0; group < Groups; group++)
        {
            bins.EdgeArray.AsSpan(_starts[group], BinsOf(group)).CopyTo(_edges.AsSpan(_searches[group].FirstEdge));
            bins.ScaleArray.AsSpan(_starts[group], BinsOf(group)).CopyTo(_scales.AsSpan(_searches[group].FirstEdge));
        }
    }

    /// <summary>The number of knots, of all columns together.</summary>
    public int Count => ColumnOf.Length;

    /// <summary>The column of each knot.</summary>
    public int[] ColumnOf { get; }

    /// <summary>The groups of bins that belong together, each of one column.</summary>
    public int Groups => _starts.Length - 1;

    /// <summary>The column of a group.</summary>
    public int ColumnOfGroup(int group) => _searches[group].Column;

    /// <summary>The first bin of a group.</summary>
    public int FirstBinOf(int group) => _starts[group];

    /// <summary>The number of bins of a group, which has one more knot.</summary>
    public int BinsOf(int group) => _starts[group + 1] - _starts[group];

    /// <summary>The first knot of a group.</summary>
    public int FirstKnotOf(int group) => _starts[group] + group;

    /// <summary>How many knots each row lists: two for each group.</summary>
    public int Listed => 2 * Groups;

    public int MostOf(InputRow row) => Listed;

    /// <summary>Lists the two knots around the value of each group, with their shares; both shares of a missing value are 0.</summary>
    public unsafe int List(InputRow row, Span<int> places, Span<float> coefficients)
    {
        fixed (int* place = places[..Listed])
        fixed (float* coefficient = coefficients[..Listed], edges = _edges, scales = _scales)
        fixed (Search* searches = _searches)
        {
            for (int group = 0; group < Groups; group++)
            {
                Search search = searches[group];
                float x = row.ValueOf(search.Column);
                int bin = LastBinFrom(edges + search.FirstEdge, search.Edges, x), edge = search.FirstEdge + bin;
                float share = float.MinNative(float.MaxNative((x - edges[edge]) * scales[edge], 0), 1);
                bool isMissing = float.IsNaN(x);
                place[2 * group] = search.FirstKnot + bin;
                place[(2 * group) + 1] = search.FirstKnot + bin + 1;
                coefficient[2 * group] = isMissing ? 0 : 1 - share;
                coefficient[(2 * group) + 1] = isMissing ? 0 : share;
            }
        }
        return Listed;
    }

    /// <summary>The rows of all knots, from the weights of all bins.</summary>
    /// <param name="weights">[bins, width of the table].</param>
    /// <param name="table">Receives the rows.</param>
    /// <param name="team">The threads that share the work.</param>
    public unsafe void Sum(float* weights, KnotTable table, ThreadTeam team) =>
        team.Run(Groups * table.Blocks.Count, new SumJob(this, weights, table));

    /// <summary>The means that are taken off the bins of a group.</summary>
    public ReadOnlySpan<float> MeansOf(int group) => _bins.MeanArray.AsSpan(_starts[group], BinsOf(group));

    /// <summary>Whether a bin begins where the one before it has ended.</summary>
    private bool Follows(int bin) => _bins.ColumnArray[bin] == _bins.ColumnArray[bin - 1]
        && ((double)_bins.EdgeArray[bin] - _bins.EdgeArray[bin - 1]) * _bins.ScaleArray[bin - 1] >= 1 - 1e-6;

    /// <summary>The last bin that begins at or below x; the first one if none does.</summary>
    /// <param name="edges">The edges of a group, padded.</param>
    /// <param name="count">How many.</param>
    /// <param name="x">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe int LastBinFrom(float* edges, int count, float x)
    {
        // Without a jump: which half it is can't be predicted. Counting in the larger half is right for both.
        float* first = edges;
        while (count > CountedAtOnce)
        {
            int half = count / 2 / Pad * Pad, isAbove = edges[half] <= x ? 1 : 0;
            edges += half * isAbove;
            count -= half;
        }

        // Counting a few edges in registers takes less time than the jumps of a search.
        int below = (int)(edges - first) - 1;
        var value = Vector512.Create(x);
        for (int i = 0; i < count; i += Pad)
            below += BitOperations.PopCount(Vector512.LessThanOrEqual(Vector512.Load(edges + i), value).ExtractMostSignificantBits());
        return Math.Max(0, below);
    }

    /// <summary>Where the value of a group is looked up.</summary>
    private struct Search
    {
        public int Column;
        public int FirstKnot;
        public int FirstEdge;

        /// <summary>The number of edges, with those that pad them.</summary>
        public int Edges;
    }

    private readonly unsafe struct SumJob(BinKnots knots, float* weights, KnotTable table) : IParallelJob
    {
        public void Run(int part)
        {
            (int block, int group) = Math.DivRem(part, knots.Groups);
            (int column, int columns) = table.Blocks[block];
            Matrix rows = table[block].Slice(knots.FirstKnotOf(group), knots.BinsOf(group) + 1, 0, columns);
            int start = knots.FirstBinOf(group);
            var ofBins = new Matrix(weights + ((nint)start * table.Width) + column, knots.BinsOf(group), columns, table.Width, 1);
            fixed (float* means = knots.MeansOf(group))
                Columnwise.Run(new KnotSums(ofBins, means, rows), columns);
        }
    }
}
