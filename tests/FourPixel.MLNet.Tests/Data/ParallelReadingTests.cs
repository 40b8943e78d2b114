using FourPixel.MLNet.Tests.Support;
using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.MLNet.Tests.Data;

public class ParallelReadingTests
{
    private readonly MLContext _context = new(1);

    /// <summary>Another order of the rows would be another order of the batches, and so another model.</summary>
    [Fact]
    public void Fit_ViewThatIsReadInParallel_KeepsTheOrderOfItsRows()
    {
        IDataView oneByOne = Examples.Make(rows: 3000).ToView(_context);
        IDataView parallel = _context.Data.Cache(oneByOne, "Features", nameof(Example.Price));
        DataViewRowCursor[] cursors = parallel.GetRowCursorSet(parallel.Schema, 2);
        cursors.Should().HaveCountGreaterThan(1);
        Array.ForEach(cursors, cursor => cursor.Dispose());

        Weights(parallel).Should().Equal(Weights(oneByOne));
    }

    private static float[] Weights(IDataView rows)
    {
        Network network = new FourPixelRegressionTrainer(new FourPixelRegressionTrainer.Options
        {
            LabelColumnName = nameof(Example.Price),
            NumberOfEpochs = 2,
            NumberOfThreads = 2,
        }).Fit(rows).Model.Network;
        return [.. network.Layers.SelectMany(layer => layer.Weights.ToArray().Concat(layer.Biases.ToArray()))];
    }
}
