using FourPixel.Net;
using Microsoft.ML;

namespace FourPixel.Samples;

/// <summary>Trains the linear baseline and FourPixel on the same rows and judges both by the same others.</summary>
internal sealed class Comparison
{
    public const int Folds = 5;

    private const double TestFraction = 0.2;

    private readonly MLContext _mlContext;
    private readonly TableColumns _columns;
    private readonly TableTask _task;
    private readonly DataOperationsCatalog.TrainTestData _split;
    private readonly IReadOnlyList<DataOperationsCatalog.TrainTestData> _folds;

    public Comparison(MLContext mlContext, TableColumns columns, TableTask task, IDataView data)
    {
        _mlContext = mlContext;
        _columns = columns;
        _task = task;
        IDataView labelled = task.KeepLabelled(mlContext, data);
        _split = mlContext.Data.TrainTestSplit(labelled, TestFraction);
        _folds = mlContext.Data.CrossValidationSplit(labelled, Folds);
    }

    public ITransformer TrainLinear() => MakeLinear().Fit(_split.TrainSet);

    /// <param name="epochCompleted">Gets a report after each epoch.</param>
    /// <param name="trained">Gets the course of the training after its end.</param>
    public ITransformer TrainFourPixel(Action<EpochReport> epochCompleted, Action<TrainingHistory> trained) =>
        MakeFourPixel(epochCompleted, trained).Fit(_split.TrainSet);

    public Evaluation Evaluate(ITransformer model) => _task.Evaluate(_mlContext, model.Transform(_split.TestSet));

    public IReadOnlyList<Evaluation> CrossValidateLinear() => CrossValidate(MakeLinear());

    public IReadOnlyList<Evaluation> CrossValidateFourPixel(Action<EpochReport> epochCompleted) =>
        CrossValidate(MakeFourPixel(epochCompleted, _ => { }));

    private IReadOnlyList<Evaluation> CrossValidate(IEstimator<ITransformer> pipeline) =>
        [.. _folds.Select(fold => _task.Evaluate(_mlContext, pipeline.Fit(fold.TrainSet).Transform(fold.TestSet)))];

    private IEstimator<ITransformer> MakeLinear() => Pipelines.Linear(_mlContext, _columns, _task);

    private IEstimator<ITransformer> MakeFourPixel(Action<EpochReport> epochCompleted, Action<TrainingHistory> trained) =>
        Pipelines.FourPixel(_mlContext, _columns, _task, epochCompleted, trained);
}
