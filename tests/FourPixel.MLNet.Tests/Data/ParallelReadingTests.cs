using FourPixel.MLNet.Tests.Support;
using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.MLNet.Tests.Data;

public class ParallelReadingTests
{
    private readonly MLContext _context = new(1);

    /// <summary>Another order of the rows would be another order of the batches, and so another model.</summary>
    [Theory]
    [InlineData(3_000, null)]
    [InlineData(10_000, 65_536L)]       // read anew in each epoch
    public void Fit_ViewThatIsReadInParallel_KeepsTheOrderOfItsRows(int rows, long? bound)
    {
        IDataView oneByOne = Examples.Make(rows).ToView(_context);
        IDataView parallel = _context.Data.Cache(oneByOne, "Features", nameof(Example.Price));
        DataViewRowCursor[] cursors = parallel.GetRowCursorSet(parallel.Schema, 2);
        cursors.Should().HaveCountGreaterThan(1);
        Array.ForEach(cursors, cursor => cursor.Dispose());

        Weights(parallel, bound).Should().Equal(Weights(oneByOne, bound));
    }

    private static float[] Weights(IDataView rows, long? bound)
    {
        Network network = new FourPixelRegressionTrainer(new FourPixelRegressionTrainer.Options
        {
            LabelColumnName = nameof(Example.Price),
            NumberOfEpochs = 2,
            MemoryBound = bound,
            NumberOfThreads = 2,
        }).Fit(rows).Model.Network;
        return [.. network.Layers.SelectMany(layer => layer.Weights.ToArray().Concat(layer.Biases.ToArray()))];
    }
}
