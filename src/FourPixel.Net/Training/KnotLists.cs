using FourPixel.Net.Data;
using FourPixel.Net.Numerics;
using FourPixel.Net.Scaling;
using FourPixel.Net.Scoring;

namespace FourPixel.Net.Training;

/// <summary>The knots that some rows list, and their shares, [rows, listed].</summary>
/// <param name="knots">The bins.</param>
/// <param name="capacity">The maximum number of rows.</param>
internal sealed unsafe class KnotLists(BinKnots knots, int capacity)
{
    private readonly PinnedBuffer<int> _places = new(checked(capacity * knots.Listed));
    private readonly PinnedBuffer _shares = new(checked(capacity * knots.Listed));

    public BinKnots Knots => knots;

    /// <summary>The knots of all rows.</summary>
    public int* Places => _places.Pointer;

    /// <summary>The share of each of them.</summary>
    public float* Shares => _shares.Pointer;

    /// <summary>All rows for kernels; valid while this object is referenced.</summary>
    public ListedRows All => new(_shares.Pointer, _places.Pointer, starts: null, lengths: null, knots.Listed);

    /// <summary>Lists a row. Several threads may do so for different rows.</summary>
    public void Set(int row, InputRow values) => knots.List(values, PlacesOf(row), SharesOf(row));

    /// <summary>Copies a row of other lists of the same bins.</summary>
    public void Copy(int row, KnotLists from, int ofFrom)
    {
        from.PlacesOf(ofFrom).CopyTo(PlacesOf(row));
        from.SharesOf(ofFrom).CopyTo(SharesOf(row));
    }

    /// <summary>Requests a row from memory.</summary>
    public void Prefetch(int row)
    {
        Numerics.Prefetch.Read((float*)_places.Pointer + Start(row), knots.Listed);
        Numerics.Prefetch.Read(_shares.Pointer + Start(row), knots.Listed);
    }

    /// <summary>Silences the bins of some columns of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="mask">The factor for the bins of each column.</param>
    public void Silence(int row, ReadOnlySpan<float> mask)
    {
        ReadOnlySpan<int> places = PlacesOf(row);
        Span<float> shares = SharesOf(row);
        for (int i = 0; i < places.Length; i++)
            shares[i] *= mask[knots.ColumnOf[places[i]]];
    }

    private Span<int> PlacesOf(int row) => _places.Span.Slice((int)Start(row), knots.Listed);

    private Span<float> SharesOf(int row) => _shares.Span.Slice((int)Start(row), knots.Listed);

    private nint Start(int row) => (nint)row * knots.Listed;
}
