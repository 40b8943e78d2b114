using FourPixel.Net;
using FourPixel.Net.Training;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace FourPixel.MLNet;

/// <summary>The base class of FourPixel's trainers: training with a validation set, and continued training of a model.</summary>
/// <typeparam name="TTransformer">The type of the trained transformer.</typeparam>
/// <typeparam name="TModel">The type of the transformer's model.</typeparam>
/// <typeparam name="TParameters">The type of the FourPixel model parameters.</typeparam>
/// <typeparam name="TOptions">The type of the trainer's options.</typeparam>
public abstract class FourPixelTrainerBase<TTransformer, TModel, TParameters, TOptions> : TrainerEstimatorBase<TTransformer, TModel>, IEstimator<TTransformer>
    where TTransformer : ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
    where TParameters : class, IFourPixelModelParameters
    where TOptions : FourPixelOptions
{
    /// <summary>The seed of a trainer that has neither a seed nor a context to draw one from.</summary>
    private const int DefaultSeed = 0;

    /// <param name="environment">The user's context; null to create one.</param>
    /// <param name="options">The options, which are copied and validated.</param>
    /// <param name="makeLabel">The label column that the task requires.</param>
    /// <param name="name">The trainer's name in logs and errors.</param>
    private protected FourPixelTrainerBase(IHostEnvironment? environment, TOptions options, Func<string, SchemaShape.Column> makeLabel, string name)
        : base((environment ?? new MLContext(DefaultSeed)).Register(name),
            TrainerUtils.MakeR4VecFeature(Checked(options).FeatureColumnName),
            makeLabel(options.LabelColumnName),
            TrainerUtils.MakeR4ScalarWeightColumn(options.ExampleWeightColumnName))
    {
        TrainingOptions = (TOptions)options.Copy();
        TrainingOptions.Seed ??= environment == null ? DefaultSeed : Host.Rand.Next();
    }

    /// <inheritdoc/>
    public sealed override TrainerInfo Info { get; } = new(normalization: false, caching: false, supportValid: true, supportIncrementalTrain: true);

    private protected TOptions TrainingOptions { get; }

    /// <summary>Trains a model.</summary>
    /// <param name="input">The training rows.</param>
    /// <returns>The trained model.</returns>
    public new TTransformer Fit(IDataView input) => Fit(input, validationData: null);

    /// <summary>Trains a model with a validation set.</summary>
    /// <param name="trainData">The training rows.</param>
    /// <param name="validationData">
    /// The validation set, used to find the best epoch; null to hold out a part of the training rows.
    /// </param>
    /// <returns>The trained model.</returns>
    public TTransformer Fit(IDataView trainData, IDataView? validationData) => Fit(trainData, validationData, model: null);

    /// <summary>Continues the training of a model, starting from its weights, layers and scaling.</summary>
    /// <param name="trainData">The training rows.</param>
    /// <param name="validationData">
    /// The validation set, used to find the best epoch; null to hold out a part of the training rows.
    /// </param>
    /// <param name="model">
    /// The model to start from, which is not changed; null to train a new one. Options that are null use its layers and scaling.
    /// </param>
    /// <returns>The trained model.</returns>
    /// <exception cref="InvalidOperationException">
    /// The model has different inputs or outputs than the rows, or different layers or activations than the options.
    /// </exception>
    /// <exception cref="OperationCanceledException">The training was cancelled.</exception>
    /// <exception cref="CheckpointException">
    /// The checkpoint is damaged, belongs to a different training run, or can't be written.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has the wrong type.</exception>
    /// <exception cref="RankFailureException">Not all ranks can train, or they don't train the same network.</exception>
    public TTransformer Fit(IDataView trainData, IDataView? validationData, TParameters? model) =>
        RankGroup.Of(TrainingOptions).Together(() => TrainTransformer(trainData, validationData, (IPredictor?)model));

    private protected sealed override TModel TrainModelCore(TrainContext context) =>
        MakeModel(new NetworkFitter(Host, TrainingOptions).Fit(context, MakeTask(context.TrainingSet)), context.TrainingSet);

    private protected abstract LearningTask MakeTask(RoleMappedData data);

    private protected abstract TModel MakeModel(ModelContent content, RoleMappedData data);

    private static TOptions Checked(TOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return options;
    }
}
