using FourPixel.MLNet;
using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Data;
using CrossValidation = System.Collections.Generic.IReadOnlyList<
    Microsoft.ML.TrainCatalogBase.CrossValidationResult<Microsoft.ML.Data.MulticlassClassificationMetrics>>;

namespace FourPixel.Samples;

/// <summary>Trains the linear baseline and FourPixel on the same rows and judges both by the same others.</summary>
internal sealed class Comparison(MLContext mlContext, TableColumns columns, IDataView data)
{
    private const double TestFraction = 0.2;
    public const int Folds = 5;

    private readonly DataOperationsCatalog.TrainTestData _split = mlContext.Data.TrainTestSplit(data, TestFraction);

    public IDataView TestRows => _split.TestSet;

    public ITransformer TrainLinear() => Pipelines.Linear(mlContext, columns).Fit(_split.TrainSet);

    public ITransformer TrainFourPixel(Action<EpochReport> epochCompleted) =>
        MakeFourPixel(epochCompleted).Fit(_split.TrainSet);

    public MulticlassClassificationMetrics Evaluate(ITransformer model) =>
        mlContext.MulticlassClassification.Evaluate(model.Transform(TestRows));

    public CrossValidation CrossValidateLinear() =>
        mlContext.MulticlassClassification.CrossValidate(data, Pipelines.Linear(mlContext, columns), Folds);

    public CrossValidation CrossValidateFourPixel(Action<EpochReport> epochCompleted) =>
        mlContext.MulticlassClassification.CrossValidate(data, MakeFourPixel(epochCompleted), Folds);

    private IEstimator<ITransformer> MakeFourPixel(Action<EpochReport> epochCompleted) =>
        Pipelines.FourPixel(mlContext, columns, new FourPixelTrainer.Options { EpochCompleted = epochCompleted });
}
