using FourPixel.Net;
using Microsoft.ML;

namespace FourPixel.MLNet;

/// <summary>Deals out rows to the ranks of a training.</summary>
public static class FourPixelData
{
    /// <summary>
    /// This rank's share of rows that all ranks can read: every <see cref="ICommunicator.Size"/>-th one. Of several files, each rank
    /// can be given some instead, by <see cref="RankRows.ShareOf{T}(ICommunicator, IEnumerable{T})"/>.
    /// </summary>
    /// <param name="catalog">The operations on data of an <see cref="MLContext"/>.</param>
    /// <param name="rows">All rows, in the same order on all ranks.</param>
    /// <param name="communicator">Tells which rank this is.</param>
    public static IDataView TakeShare(this DataOperationsCatalog catalog, IDataView rows, ICommunicator communicator)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(communicator);
        return communicator.Size == 1 ? rows : new RankShareView(rows, communicator.Rank, communicator.Size);
    }
}
