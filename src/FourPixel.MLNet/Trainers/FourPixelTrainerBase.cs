using FourPixel.Net;
using FourPixel.Net.Training;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace FourPixel.MLNet;

/// <summary>What FourPixel's trainers share: options, seed, and training with a validation set or from a model.</summary>
/// <typeparam name="TTransformer">The transformer that a training makes.</typeparam>
/// <typeparam name="TModel">The transformer's model.</typeparam>
/// <typeparam name="TParameters">The network's part of the model.</typeparam>
/// <typeparam name="TOptions">The trainer's options.</typeparam>
public abstract class FourPixelTrainerBase<TTransformer, TModel, TParameters, TOptions> : TrainerEstimatorBase<TTransformer, TModel>, IEstimator<TTransformer>
    where TTransformer : ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
    where TParameters : class, IFourPixelModelParameters
    where TOptions : FourPixelOptions
{
    /// <summary>The seed of a trainer that has neither a seed nor a context to draw one from.</summary>
    private const int DefaultSeed = 0;

    /// <param name="environment">The user's context; null where there is none, and the trainer makes its own.</param>
    /// <param name="options">Copied and checked.</param>
    /// <param name="makeLabel">The label column that the task asks for.</param>
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

    /// <summary>Trains.</summary>
    /// <param name="input">The rows to learn from.</param>
    public new TTransformer Fit(IDataView input) => Fit(input, validationData: null);

    /// <summary>Trains, and finds the best epoch on rows of their own instead of on a part of the training rows.</summary>
    /// <param name="trainData">The rows to learn from.</param>
    /// <param name="validationData">The rows to judge by; null to set a part of the others aside.</param>
    public TTransformer Fit(IDataView trainData, IDataView? validationData) => Fit(trainData, validationData, model: null);

    /// <summary>Goes on training a model, whose weights, layers and scaling it starts from.</summary>
    /// <param name="trainData">The rows to learn from.</param>
    /// <param name="validationData">The rows to judge by; null to set a part of the others aside.</param>
    /// <param name="model">
    /// The model to start from, which stays as it is; null to start afresh. Its layers and its scaling count, whatever is
    /// chosen where the options leave them open.
    /// </param>
    /// <exception cref="InvalidOperationException">
    /// The model has other inputs or outputs than the rows, or other hidden layers or activations than the options ask for.
    /// </exception>
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
