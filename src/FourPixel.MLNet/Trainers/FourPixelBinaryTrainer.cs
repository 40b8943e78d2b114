using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace FourPixel.MLNet;

/// <summary>Trains a neural network (multilayer perceptron) for binary classification.</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Input and output columns
/// The label column is a <xref:System.Boolean>, the feature column a vector of <xref:System.Single> of known size; an
/// optional weight column is a <xref:System.Single>. The trained model adds `Score`, the logit, `Probability`, and
/// `PredictedLabel`, a <xref:System.Boolean>.
///
/// ### Trainer characteristics
/// |  |  |
/// | -- | -- |
/// | Machine learning task | Binary classification |
/// | Is normalization required? | No: the trainer scales features |
/// | Is caching required? | No: rows that fit into `MemoryBound` are kept in memory |
/// | Required NuGet in addition to Microsoft.ML | FourPixel.MLNet |
/// | Exportable to ONNX | Yes |
///
/// ### Training algorithm
/// The same as <xref:FourPixel.MLNet.FourPixelTrainer>, with a single sigmoid output. The output is already a probability, so the
/// model's calibrator only applies the sigmoid to the logit.
/// ]]></format>
/// </remarks>
public sealed class FourPixelBinaryTrainer
    : FourPixelTrainerBase<BinaryPredictionTransformer<CalibratedModelParametersBase<FourPixelBinaryModelParameters, PlattCalibrator>>,
        CalibratedModelParametersBase<FourPixelBinaryModelParameters, PlattCalibrator>, FourPixelBinaryModelParameters,
        FourPixelBinaryTrainer.Options>
{
    /// <summary>
    /// Creates a trainer with default options and its own <see cref="MLContext"/>; its log is not visible, and the seed is 0.
    /// </summary>
    public FourPixelBinaryTrainer() : this((IHostEnvironment?)null, new Options())
    {
    }

    /// <summary>
    /// Creates a trainer with its own <see cref="MLContext"/>; its log is not visible. If the options have no seed, the seed is
    /// 0.
    /// </summary>
    /// <param name="options">The options. They are validated and copied.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public FourPixelBinaryTrainer(Options options) : this((IHostEnvironment?)null, options)
    {
    }

    /// <summary>Creates a trainer.</summary>
    /// <param name="mlContext">
    /// The context whose log is used. If the options have no seed, one is drawn from the context now.
    /// </param>
    /// <param name="options">The options, which are validated and copied; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public FourPixelBinaryTrainer(MLContext mlContext, Options? options = null)
        : this(Contracts.CheckRef<IHostEnvironment>(mlContext, nameof(mlContext)), options ?? new Options())
    {
    }

    internal FourPixelBinaryTrainer(IHostEnvironment? environment, Options options)
        : base(environment, options, TrainerUtils.MakeBoolScalarLabel, nameof(FourPixelBinaryTrainer))
    {
    }

    private protected override PredictionKind PredictionKind => PredictionKind.BinaryClassification;

    private protected override SchemaShape.Column[] GetOutputColumnsCore(SchemaShape inputSchema) =>
    [
        new SchemaShape.Column(DefaultColumnNames.Score, SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.Single,
            isKey: false, new SchemaShape(AnnotationUtils.GetTrainerOutputAnnotation())),
        new SchemaShape.Column(DefaultColumnNames.Probability, SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.Single,
            isKey: false, new SchemaShape(AnnotationUtils.GetTrainerOutputAnnotation(isNormalized: true))),
        new SchemaShape.Column(DefaultColumnNames.PredictedLabel, SchemaShape.Column.VectorKind.Scalar, BooleanDataViewType.Instance,
            isKey: false, new SchemaShape(AnnotationUtils.GetTrainerOutputAnnotation())),
    ];

    private protected override LearningTask MakeTask(RoleMappedData data) => new BinaryTask(LabelColumn.Name, TrainingOptions);

    /// <summary>Platt's calibrator is 1 / (1 + e^(slope x + offset)), so -1 and 0 make it the sigmoid.</summary>
    private protected override CalibratedModelParametersBase<FourPixelBinaryModelParameters, PlattCalibrator> MakeModel(
        ModelContent content, RoleMappedData data) =>
        new ValueMapperCalibratedModelParameters<FourPixelBinaryModelParameters, PlattCalibrator>(
            Host, new FourPixelBinaryModelParameters(Host, content), new PlattCalibrator(Host, slope: -1, offset: 0));

    private protected override BinaryPredictionTransformer<CalibratedModelParametersBase<FourPixelBinaryModelParameters, PlattCalibrator>> MakeTransformer(
        CalibratedModelParametersBase<FourPixelBinaryModelParameters, PlattCalibrator> model, DataViewSchema trainSchema) =>
        new(Host, model, trainSchema, FeatureColumn.Name);

    /// <summary>The options of <see cref="FourPixelBinaryTrainer"/>.</summary>
    public sealed class Options : FourPixelClassificationOptions
    {
        /// <summary>Creates options with their defaults. The loss is <see cref="Loss.BinaryCrossEntropy"/>.</summary>
        public Options() => Loss = Loss.BinaryCrossEntropy;

        private protected override IReadOnlyList<Loss> AllowedLosses { get; } =
            [Loss.BinaryCrossEntropy, Loss.MeanSquaredError, Loss.MeanAbsoluteError];
    }
}
