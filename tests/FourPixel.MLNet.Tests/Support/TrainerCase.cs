using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace FourPixel.MLNet.Tests.Support;

/// <summary>One trainer and one sort of label, seen the same way for all.</summary>
internal abstract class TrainerCase(string label, string[] outputs, Type transformerType)
{
    public string Label { get; } = label;

    /// <summary>The columns that the trained model adds.</summary>
    public string[] Outputs { get; } = outputs;

    /// <summary>The type that a built-in trainer of the task would make, with FourPixel's model in it.</summary>
    public Type TransformerType { get; } = transformerType;

    /// <summary>Options for a few quick epochs; seed 1.</summary>
    public abstract FourPixelOptions MakeOptions();

    /// <summary>A trainer with these options, made from a context or without one.</summary>
    public abstract IEstimator<ITransformer> MakeTrainer(FourPixelOptions options, MLContext? context = null);

    public abstract ITransformer Fit(IEstimator<ITransformer> trainer, IDataView training, IDataView? validation,
        IFourPixelModelParameters? model);

    public abstract IFourPixelModelParameters ParametersOf(ITransformer transformer);

    /// <summary>A trainer for a few quick epochs, whose options may be changed before.</summary>
    public IEstimator<ITransformer> MakeTrainer(Action<FourPixelOptions> change, MLContext? context = null)
    {
        FourPixelOptions options = MakeOptions();
        change(options);
        return MakeTrainer(options, context);
    }

    public IEstimator<ITransformer> MakeTrainer(MLContext? context = null) => MakeTrainer(MakeOptions(), context);

    public static TrainerCase Of(Subject subject) => subject switch
    {
        Subject.Classes => Multiclass(nameof(Example.Class)),
        Subject.NamedClasses => Multiclass("KindKey"),
        Subject.YesNo => new TrainerCase<BinaryPredictionTransformer<CalibratedModelParametersBase<FourPixelBinaryModelParameters, PlattCalibrator>>,
                CalibratedModelParametersBase<FourPixelBinaryModelParameters, PlattCalibrator>, FourPixelBinaryModelParameters, FourPixelBinaryTrainer.Options>(
            nameof(Example.IsLarge), ["Score", "Probability", "PredictedLabel"],
            (options, context) => context == null ? new FourPixelBinaryTrainer(options) : new FourPixelBinaryTrainer(context, options),
            model => model.SubModel),
        Subject.Number => Regression(nameof(Example.Price)),
        Subject.Numbers => Regression(nameof(Example.Prices)),
        _ => throw new ArgumentOutOfRangeException(nameof(subject)),
    };

    private static TrainerCase Multiclass(string label) =>
        new TrainerCase<MulticlassPredictionTransformer<FourPixelMulticlassModelParameters>, FourPixelMulticlassModelParameters,
                FourPixelMulticlassModelParameters, FourPixelTrainer.Options>(
            label, ["Score", "PredictedLabel"],
            (options, context) => context == null ? new FourPixelTrainer(options) : new FourPixelTrainer(context, options),
            model => model);

    private static TrainerCase Regression(string label) =>
        new TrainerCase<RegressionPredictionTransformer<FourPixelRegressionModelParameters>, FourPixelRegressionModelParameters,
                FourPixelRegressionModelParameters, FourPixelRegressionTrainer.Options>(
            label, ["Score"],
            (options, context) => context == null ? new FourPixelRegressionTrainer(options) : new FourPixelRegressionTrainer(context, options),
            model => model);
}

internal sealed class TrainerCase<TTransformer, TModel, TParameters, TOptions>(string label, string[] outputs,
    Func<TOptions, MLContext?, FourPixelTrainerBase<TTransformer, TModel, TParameters, TOptions>> make, Func<TModel, TParameters> open)
    : TrainerCase(label, outputs, typeof(TTransformer))
    where TTransformer : class, ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
    where TParameters : class, IFourPixelModelParameters
    where TOptions : FourPixelOptions, new()
{
    public override FourPixelOptions MakeOptions() =>
        new TOptions { LabelColumnName = Label, Recipe = Recipe.Textbook, HiddenLayers = [8, 5], NumberOfEpochs = 4, Seed = 1 };

    public override IEstimator<ITransformer> MakeTrainer(FourPixelOptions options, MLContext? context = null) =>
        make((TOptions)options, context);

    public override ITransformer Fit(IEstimator<ITransformer> trainer, IDataView training, IDataView? validation,
        IFourPixelModelParameters? model) =>
        ((FourPixelTrainerBase<TTransformer, TModel, TParameters, TOptions>)trainer).Fit(training, validation, (TParameters?)model);

    public override IFourPixelModelParameters ParametersOf(ITransformer transformer) => open(((TTransformer)transformer).Model);
}
