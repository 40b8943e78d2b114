using Microsoft.ML;

namespace FourPixel.Benchmarks.Quality;

/// <summary>The rows of a table, featurized and in memory: four fifths for training, one fifth for testing.</summary>
/// <param name="Seed">The seed of the split.</param>
/// <param name="Training">The training rows: Features and Label.</param>
/// <param name="HeldOut">The test rows.</param>
internal sealed record Split(int Seed, IDataView Training, IDataView HeldOut)
{
    private const double HeldOutFraction = 0.2;

    /// <summary>Splits a file. The one-hot encoding is fitted to the training rows only.</summary>
    public static Split Of(QualityTask task, string folder, int seed)
    {
        var context = new MLContext(seed);
        DataOperationsCatalog.TrainTestData parts = context.Data.TrainTestSplit(context.Data.Cache(task.Load(context, folder)), HeldOutFraction, seed: seed);
        ITransformer featurizer = task.Featurize(context).Fit(parts.TrainSet);
        IDataView Keep(IDataView rows) => InMemory.Keep(context, task.Kind.Labelled(context, featurizer.Transform(rows)));
        return new(seed, Keep(parts.TrainSet), Keep(parts.TestSet));
    }

    /// <summary>Splits the training rows again, to choose settings without the test rows.</summary>
    public Split OfTraining()
    {
        var context = new MLContext(Seed);
        DataOperationsCatalog.TrainTestData parts = context.Data.TrainTestSplit(Training, HeldOutFraction, seed: Seed);
        return new(Seed, InMemory.Keep(context, parts.TrainSet), InMemory.Keep(context, parts.TestSet));
    }
}
