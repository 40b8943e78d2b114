using FourPixel.Net;
using Microsoft.ML;

namespace FourPixel.MLNet;

/// <summary>Splits rows among the ranks of a training run.</summary>
public static class FourPixelData
{
    /// <summary>
    /// Returns this rank's share of rows that all ranks can read: one row out of every <see cref="ICommunicator.Size"/>. If the
    /// data is in several files, <see cref="RankRows.ShareOf{T}(ICommunicator, IEnumerable{T})"/> assigns files to ranks instead.
    /// </summary>
    /// <param name="catalog">The data operations of the context.</param>
    /// <param name="rows">All rows, in the same order on all ranks.</param>
    /// <param name="communicator">The communicator of this rank.</param>
    public static IDataView TakeShare(this DataOperationsCatalog catalog, IDataView rows, ICommunicator communicator)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(communicator);
        return communicator.Size == 1 ? rows : new RankShareView(rows, communicator.Rank, communicator.Size);
    }
}
