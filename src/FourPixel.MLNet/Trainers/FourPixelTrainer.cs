using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace FourPixel.MLNet;

/// <summary>Trains a neural network, a multilayer perceptron, to tell classes apart.</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Input and output columns
/// The label column is a [key](xref:Microsoft.ML.Data.KeyDataViewType), the feature column a vector of
/// <xref:System.Single> of known size; an optional weight column is a <xref:System.Single>. The trained model adds `Score`,
/// a vector of the classes' probabilities, and `PredictedLabel`, the key of the most probable class.
///
/// ### Trainer characteristics
/// |  |  |
/// | -- | -- |
/// | Machine learning task | Multiclass classification |
/// | Is normalization required? | No: features are scaled inside |
/// | Is caching required? | No: rows are read once |
/// | Required NuGet in addition to Microsoft.ML | FourPixel.MLNet |
/// | Exportable to ONNX | No |
///
/// ### Training algorithm
/// Mini-batch gradient descent by backpropagation, over hidden layers with an activation of choice and a softmax output. A
/// part of the rows is set aside, and the network keeps the weights of the epoch that did best on it. Missing features
/// count as their column's centre.
/// ]]></format>
/// </remarks>
public sealed class FourPixelTrainer
    : TrainerEstimatorBase<MulticlassPredictionTransformer<FourPixelMulticlassModelParameters>, FourPixelMulticlassModelParameters>
{
    /// <summary>The seed of a trainer that has neither a seed nor a context to draw one from.</summary>
    internal const int DefaultSeed = 0;

    private readonly Options _options;

    /// <summary>
    /// Makes a trainer with all options at their defaults. It makes a context of its own, whose log nobody sees, and its seed
    /// is 0.
    /// </summary>
    public FourPixelTrainer() : this(new Options())
    {
    }

    /// <summary>
    /// Makes a trainer. It makes a context of its own, whose log nobody sees; where the options have no seed, it is 0.
    /// </summary>
    /// <param name="options">Copied and checked.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public FourPixelTrainer(Options options) : this(new MLContext(DefaultSeed), options, _ => DefaultSeed)
    {
    }

    /// <summary>Makes a trainer.</summary>
    /// <param name="mlContext">Its log is written to; where the options have no seed, one is drawn from it, now.</param>
    /// <param name="options">Copied and checked; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public FourPixelTrainer(MLContext mlContext, Options? options = null) : this((IHostEnvironment)mlContext, options)
    {
    }

    internal FourPixelTrainer(IHostEnvironment environment, Options? options)
        : this(environment, options ?? new Options(), host => host.Rand.Next())
    {
    }

    private FourPixelTrainer(IHostEnvironment environment, Options options, Func<IHost, int> drawSeed)
        : base(Contracts.CheckRef(environment, nameof(environment)).Register(nameof(FourPixelTrainer)),
            TrainerUtils.MakeR4VecFeature(Checked(options).FeatureColumnName),
            TrainerUtils.MakeU4ScalarColumn(options.LabelColumnName),
            TrainerUtils.MakeR4ScalarWeightColumn(options.ExampleWeightColumnName))
    {
        _options = (Options)options.Copy();
        _options.Seed ??= drawSeed(Host);
    }

    /// <inheritdoc/>
    public override TrainerInfo Info { get; } = new TrainerInfo(normalization: false, caching: false, supportValid: true, supportIncrementalTrain: true);

    private protected override PredictionKind PredictionKind => PredictionKind.MulticlassClassification;

    /// <summary>Trains, and finds the best epoch on rows of their own instead of on a part of the training rows.</summary>
    /// <param name="trainData">The rows to learn from.</param>
    /// <param name="validationData">The rows to judge by; null to set a part of the others aside.</param>
    public MulticlassPredictionTransformer<FourPixelMulticlassModelParameters> Fit(IDataView trainData, IDataView? validationData) =>
        TrainTransformer(trainData, validationData);

    /// <summary>Goes on training a model, whose weights, layers and scaling it starts from.</summary>
    /// <param name="trainData">The rows to learn from.</param>
    /// <param name="validationData">The rows to judge by; null to set a part of the others aside.</param>
    /// <param name="model">The model to start from, which stays as it is; null to start afresh.</param>
    public MulticlassPredictionTransformer<FourPixelMulticlassModelParameters> Fit(IDataView trainData, IDataView? validationData,
        FourPixelMulticlassModelParameters? model) => TrainTransformer(trainData, validationData, model);

    private protected override SchemaShape.Column[] GetOutputColumnsCore(SchemaShape inputSchema)
    {
        inputSchema.TryFindColumn(LabelColumn.Name, out SchemaShape.Column label);
        var predictedAnnotations = new SchemaShape(label.Annotations.Where(annotation => annotation.Name == AnnotationUtils.Kinds.KeyValues)
            .Concat(AnnotationUtils.GetTrainerOutputAnnotation()));
        return
        [
            new SchemaShape.Column(DefaultColumnNames.Score, SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Single,
                isKey: false, new SchemaShape(AnnotationUtils.AnnotationsForMulticlassScoreColumn(label))),
            new SchemaShape.Column(DefaultColumnNames.PredictedLabel, SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.UInt32,
                isKey: true, predictedAnnotations),
        ];
    }

    private protected override FourPixelMulticlassModelParameters TrainModelCore(TrainContext context)
    {
        context.TrainingSet.CheckMulticlassLabel(out int classes);
        var labels = new KeyLabelReader(classes, oneHot: _options.Loss != Loss.CategoricalCrossEntropy);
        ModelContent content = new NetworkFitter(Host, _options, labels)
            .Fit(context, classes, Activation.Softmax, (rows, channel) => CheckClasses(labels.CountRows(rows), channel));
        return new FourPixelMulticlassModelParameters(Host, content);
    }

    private protected override MulticlassPredictionTransformer<FourPixelMulticlassModelParameters> MakeTransformer(
        FourPixelMulticlassModelParameters model, DataViewSchema trainSchema) =>
        new(Host, model, trainSchema, FeatureColumn.Name, LabelColumn.Name);

    private void CheckClasses(int[] rowsOfClasses, IChannel channel)
    {
        int present = rowsOfClasses.Count(rows => rows > 0);
        if (present < 2)
            throw Host.Except($"Label column '{LabelColumn.Name}' has {present} class in {rowsOfClasses.Sum()} training rows; at least 2 are needed.");
        if (present < rowsOfClasses.Length)
            channel.Warning($"{rowsOfClasses.Length - present} of {rowsOfClasses.Length} classes of label column '{LabelColumn.Name}' have no training row and are learned as absent.");
    }

    private static Options Checked(Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return options;
    }

    /// <summary>The options of <see cref="FourPixelTrainer"/>.</summary>
    public sealed class Options : FourPixelOptions
    {
        private protected override IReadOnlyList<Loss> AllowedLosses { get; } =
            [Loss.CategoricalCrossEntropy, Loss.MeanSquaredError, Loss.MeanAbsoluteError];
    }
}
