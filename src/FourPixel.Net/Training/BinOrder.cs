using FourPixel.Net.Numerics;
using FourPixel.Net.Scaling;

namespace FourPixel.Net.Training;

/// <summary>The rows of a batch in the order of their bins, for each group of bins.</summary>
/// <param name="knots">The bins.</param>
/// <param name="capacity">The maximum number of rows in a batch.</param>
internal sealed unsafe class BinOrder(BinKnots knots, int capacity)
{
    private readonly PinnedBuffer<int> _rows = new(checked(capacity * knots.Groups));
    private readonly PinnedBuffer _factors = new(checked(2 * capacity * knots.Groups));

    /// <summary>For each group, the place of the first row of each bin in it, and after them the number of rows.</summary>
    private readonly PinnedBuffer<int> _starts = new(knots.Count);

    /// <summary>Sorts the rows of a group: a counting sort, so that rows of the same bin stay in their order.</summary>
    /// <param name="group">The group. Several threads may each sort another one.</param>
    /// <param name="lists">The knots that the rows list.</param>
    /// <param name="rows">How many rows.</param>
    public void Sort(int group, KnotLists lists, int rows)
    {
        int first = knots.FirstKnotOf(group), bins = knots.BinsOf(group);
        nint stride = lists.Stride;
        int* starts = _starts.Pointer + first, below = lists.Places + (2 * group);
        new Span<int>(starts, bins + 1).Clear();
        for (int row = 0; row < rows; row++)
            starts[below[row * stride] - first]++;
        for (int bin = 0, start = 0; bin <= bins; bin++)
            (starts[bin], start) = (start, start + starts[bin]);

        int* sorted = RowsOf(group);
        float* share = lists.Shares + (2 * group), factors = FactorsOf(group);
        for (int row = 0; row < rows; row++, share += stride)
        {
            int place = starts[below[row * stride] - first]++;
            sorted[place] = row;
            factors[2 * place] = share[1];
            factors[(2 * place) + 1] = share[0] + share[1];
        }
        for (int bin = bins; bin > 0; bin--)
            starts[bin] = starts[bin - 1];
        starts[0] = 0;
    }

    /// <summary>The rows of a group, by bins, and in a bin ascending.</summary>
    public int* RowsOf(int group) => _rows.Pointer + ((nint)group * capacity);

    /// <summary>
    /// Of each of these rows, what its own bin has for it before the mean is taken off, and what each bin before it has: 1, or a mask,
    /// or 0 where the value is missing.
    /// </summary>
    public float* FactorsOf(int group) => _factors.Pointer + ((nint)group * 2 * capacity);

    /// <summary>The place of the first row of each bin of a group, and after them the number of rows.</summary>
    public int* StartsOf(int group) => _starts.Pointer + knots.FirstKnotOf(group);
}
