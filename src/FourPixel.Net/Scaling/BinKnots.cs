using System.Runtime.CompilerServices;
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

    private int Groups => _starts.Length - 1;

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
    /// <param name="weights">[bins, width].</param>
    /// <param name="table">Receives [knots, width].</param>
    /// <param name="width">The neurons of the first layer.</param>
    /// <param name="team">The threads that share the work.</param>
    public unsafe void Sum(float* weights, float* table, int width, ThreadTeam team) =>
        team.Run(Groups, new SumJob(this, weights, table, width));

    /// <summary>The way back: the gradients of the weights of all bins, from those of the rows of all knots.</summary>
    /// <param name="table">dL/dV, [knots, width].</param>
    /// <param name="weights">Receives dL/dW, [bins, width].</param>
    /// <param name="width">The neurons of the first layer.</param>
    /// <param name="team">The threads that share the work.</param>
    public unsafe void Spread(float* table, float* weights, int width, ThreadTeam team) =>
        team.Run(Groups, new SpreadJob(this, table, weights, width));

    /// <summary>Whether a bin begins where the one before it has ended.</summary>
    private bool Follows(int bin) => _bins.ColumnArray[bin] == _bins.ColumnArray[bin - 1]
        && ((double)_bins.EdgeArray[bin] - _bins.EdgeArray[bin - 1]) * _bins.ScaleArray[bin - 1] >= 1 - 1e-6;

    /// <summary>The last bin that begins at or below x; the first one if none does.</summary>
    private static int LastBinFrom(ReadOnlySpan<float> edges, float x)
    {
        int first = 0;
        for (int left = edges.Length; left > 1;)
        {
            int half = left / 2;
            first = edges[first + half] <= x ? first + half : first;
            left -= half;
        }
        return first;
    }

    private readonly unsafe struct SumJob(BinKnots knots, float* weights, float* table, int width) : IParallelJob
    {
        public void Run(int part)
        {
            int start = knots._starts[part], bins = knots._starts[part + 1] - start;
            var operation = new SumOperation(weights + ((nint)start * width), table + ((nint)(start + part) * width), width,
                knots._bins.MeanArray, start, bins);
            Elementwise.Run(operation, 0, width);
        }
    }

    private readonly unsafe struct SumOperation(float* weights, float* table, int width, float[] means, int start, int bins) : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLane>(nint index) where TLane : struct, ILane<TLane>
        {
            TLane sum = 0f, centre = 0f;
            for (int bin = 0; bin < bins; bin++)
            {
                TLane.Store(sum, table + index + ((nint)bin * width));
                TLane weight = TLane.Load(weights + index + ((nint)bin * width));
                sum += weight;
                centre = TLane.MultiplyAdd(means[start + bin], weight, centre);
            }
            TLane.Store(sum - centre, table + index + ((nint)bins * width));
            for (int bin = 0; bin < bins; bin++)
            {
                float* row = table + index + ((nint)bin * width);
                TLane.Store(TLane.Load(row) - centre, row);
            }
        }
    }

    private readonly unsafe struct SpreadJob(BinKnots knots, float* table, float* weights, int width) : IParallelJob
    {
        public void Run(int part)
        {
            int start = knots._starts[part], bins = knots._starts[part + 1] - start;
            var operation = new SpreadOperation(table + ((nint)(start + part) * width), weights + ((nint)start * width), width,
                knots._bins.MeanArray, start, bins);
            Elementwise.Run(operation, 0, width);
        }
    }

    private readonly unsafe struct SpreadOperation(float* table, float* weights, int width, float[] means, int start, int bins) : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLane>(nint index) where TLane : struct, ILane<TLane>
        {
            TLane total = 0f;
            for (int knot = 0; knot <= bins; knot++)
                total += TLane.Load(table + index + ((nint)knot * width));
            TLane sum = 0f;
            for (int bin = bins - 1; bin >= 0; bin--)
            {
                sum += TLane.Load(table + index + ((nint)(bin + 1) * width));
                TLane.Store(sum - (means[start + bin] * total), weights + index + ((nint)bin * width));
            }
        }
    }
}
