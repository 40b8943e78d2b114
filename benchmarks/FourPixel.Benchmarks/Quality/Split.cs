using Microsoft.ML;

namespace FourPixel.Benchmarks.Quality;

/// <summary>The rows of a table, featurized and in memory: four fifths to learn from, one fifth to judge by.</summary>
/// <param name="Seed">By which the rows were split.</param>
/// <param name="Training">The rows to learn from: Features and Label.</param>
/// <param name="HeldOut">The rows to judge by.</param>
internal sealed record Split(int Seed, IDataView Training, IDataView HeldOut)
{
    private const double HeldOutFraction = 0.2;

    /// <summary>Splits a file; which words become which columns is learned from the training rows alone.</summary>
    public static Split Of(QualityTask task, string folder, int seed)
    {
        var context = new MLContext(seed);
        DataOperationsCatalog.TrainTestData parts = context.Data.TrainTestSplit(context.Data.Cache(task.Load(context, folder)), HeldOutFraction, seed: seed);
        ITransformer featurizer = task.Featurize(context).Fit(parts.TrainSet);
        IDataView Keep(IDataView rows) => InMemory.Keep(context, task.Kind.Labelled(context, featurizer.Transform(rows)));
        return new(seed, Keep(parts.TrainSet), Keep(parts.TestSet));
    }

    /// <summary>Splits the training rows once more, for what has to be chosen without a look at the rows to judge by.</summary>
    public Split OfTraining()
    {
        var context = new MLContext(Seed);
        DataOperationsCatalog.TrainTestData parts = context.Data.TrainTestSplit(Training, HeldOutFraction, seed: Seed);
        return new(Seed, InMemory.Keep(context, parts.TrainSet), InMemory.Keep(context, parts.TestSet));
    }
}
