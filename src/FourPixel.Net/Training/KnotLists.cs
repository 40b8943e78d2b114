using System.Runtime.InteropServices;
using FourPixel.Net.Data;
using FourPixel.Net.Numerics;
using FourPixel.Net.Scaling;
using FourPixel.Net.Scoring;

namespace FourPixel.Net.Training;

/// <summary>The knots that some rows list, and their shares: of each row first all knots and then all shares.</summary>
/// <param name="knots">The bins.</param>
/// <param name="capacity">The maximum number of rows.</param>
internal sealed unsafe class KnotLists(BinKnots knots, int capacity)
{
    private readonly PinnedBuffer _lists = new(checked(capacity * 2 * knots.Listed));

    public BinKnots Knots => knots;

    /// <summary>The knots of the first row.</summary>
    public int* Places => (int*)_lists.Pointer;

    /// <summary>The share of each of them.</summary>
    public float* Shares => _lists.Pointer + knots.Listed;

    /// <summary>From the knots or shares of a row to those of the next.</summary>
    public nint Stride => 2 * knots.Listed;

    /// <summary>All rows for kernels; valid while this object is referenced.</summary>
    public ListedRows All => new(Shares, Places, Stride, knots.Listed);

    /// <summary>Lists a row. Several threads may do so for different rows.</summary>
    public void Set(int row, InputRow values) => knots.List(values, PlacesOf(row), SharesOf(row));

    /// <summary>Copies a row of other lists of the same bins.</summary>
    public void Copy(int row, KnotLists from, int ofFrom) => from.ListOf(ofFrom).CopyTo(ListOf(row));

    /// <summary>Requests a row from memory.</summary>
    public void Prefetch(int row) => Numerics.Prefetch.Read(ListOf(row));

    /// <summary>Silences the bins of some columns of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="mask">The factor for the bins of each column.</param>
    public void Silence(int row, ReadOnlySpan<float> mask)
    {
        Span<float> shares = SharesOf(row);
        for (int i = 0; i < shares.Length; i += 2)
        {
            float kept = mask[knots.ColumnOfGroup(i / 2)];
            shares[i] *= kept;
            shares[i + 1] *= kept;
        }
    }

    private Span<float> ListOf(int row) => _lists.Span.Slice(row * 2 * knots.Listed, 2 * knots.Listed);

    private Span<int> PlacesOf(int row) => MemoryMarshal.Cast<float, int>(ListOf(row))[..knots.Listed];

    private Span<float> SharesOf(int row) => ListOf(row)[knots.Listed..];
}
