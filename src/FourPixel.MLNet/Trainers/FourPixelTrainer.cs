using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace FourPixel.MLNet;

/// <summary>Trains a neural network (multilayer perceptron) for multiclass classification.</summary>
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
/// | Is normalization required? | No: the trainer scales features |
/// | Is caching required? | No: rows that fit into `MemoryBound` are kept in memory |
/// | Required NuGet in addition to Microsoft.ML | FourPixel.MLNet |
/// | Exportable to ONNX | Yes |
///
/// ### Training algorithm
/// Mini-batch gradient descent with backpropagation, on hidden layers and a softmax output. A part of the rows is held out for
/// validation, and the model keeps the weights of the epoch with the lowest validation loss. A missing feature counts as its
/// column's center.
/// ]]></format>
/// </remarks>
public sealed class FourPixelTrainer : FourPixelTrainerBase<MulticlassPredictionTransformer<FourPixelMulticlassModelParameters>,
    FourPixelMulticlassModelParameters, FourPixelMulticlassModelParameters, FourPixelTrainer.Options>
{
    /// <summary>
    /// Creates a trainer with default options and its own <see cref="MLContext"/>; its log is not visible, and the seed is 0.
    /// </summary>
    public FourPixelTrainer() : this((IHostEnvironment?)null, new Options())
    {
    }

    /// <summary>
    /// Creates a trainer with its own <see cref="MLContext"/>; its log is not visible. If the options have no seed, the seed is
    /// 0.
    /// </summary>
    /// <param name="options">The options. They are validated and copied.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public FourPixelTrainer(Options options) : this((IHostEnvironment?)null, options)
    {
    }

    /// <summary>Creates a trainer.</summary>
    /// <param name="mlContext">
    /// The context whose log is used. If the options have no seed, one is drawn from the context now.
    /// </param>
    /// <param name="options">The options, which are validated and copied; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public FourPixelTrainer(MLContext mlContext, Options? options = null)
        : this(Contracts.CheckRef<IHostEnvironment>(mlContext, nameof(mlContext)), options ?? new Options())
    {
    }

    internal FourPixelTrainer(IHostEnvironment? environment, Options options)
        : base(environment, options, TrainerUtils.MakeU4ScalarColumn, nameof(FourPixelTrainer))
    {
    }

    private protected override PredictionKind PredictionKind => PredictionKind.MulticlassClassification;

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

    private protected override LearningTask MakeTask(RoleMappedData data)
    {
        data.CheckMulticlassLabel(out int classes);
        return new MulticlassTask(LabelColumn.Name, classes, TrainingOptions);
    }

    private protected override FourPixelMulticlassModelParameters MakeModel(ModelContent content, RoleMappedData data) => new(Host, content);

    private protected override MulticlassPredictionTransformer<FourPixelMulticlassModelParameters> MakeTransformer(
        FourPixelMulticlassModelParameters model, DataViewSchema trainSchema) =>
        new(Host, model, trainSchema, FeatureColumn.Name, LabelColumn.Name);

    /// <summary>The options of <see cref="FourPixelTrainer"/>.</summary>
    public sealed class Options : FourPixelClassificationOptions
    {
        private protected override IReadOnlyList<Loss> AllowedLosses { get; } =
            [Loss.CategoricalCrossEntropy, Loss.MeanSquaredError, Loss.MeanAbsoluteError];
    }
}
