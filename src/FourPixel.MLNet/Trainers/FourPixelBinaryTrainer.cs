using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace FourPixel.MLNet;

/// <summary>Trains a neural network, a multilayer perceptron, to tell yes from no.</summary>
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
/// | Is normalization required? | No: features are scaled inside |
/// | Is caching required? | No: rows that fit into `MemoryBound` are kept |
/// | Required NuGet in addition to Microsoft.ML | FourPixel.MLNet |
/// | Exportable to ONNX | Yes |
///
/// ### Training algorithm
/// As <see cref="FourPixelTrainer"/>, with one output and the sigmoid, whose answer is a probability as it is: the
/// calibrator only squashes the logit.
/// ]]></format>
/// </remarks>
public sealed class FourPixelBinaryTrainer
    : FourPixelTrainerBase<BinaryPredictionTransformer<CalibratedModelParametersBase<FourPixelBinaryModelParameters, PlattCalibrator>>,
        CalibratedModelParametersBase<FourPixelBinaryModelParameters, PlattCalibrator>, FourPixelBinaryModelParameters,
        FourPixelBinaryTrainer.Options>
{
    /// <summary>
    /// Makes a trainer with all options at their defaults. It makes a context of its own, whose log nobody sees, and its seed
    /// is 0.
    /// </summary>
    public FourPixelBinaryTrainer() : this((IHostEnvironment?)null, new Options())
    {
    }

    /// <summary>
    /// Makes a trainer. It makes a context of its own, whose log nobody sees; where the options have no seed, it is 0.
    /// </summary>
    /// <param name="options">Copied and checked.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public FourPixelBinaryTrainer(Options options) : this((IHostEnvironment?)null, options)
    {
    }

    /// <summary>Makes a trainer.</summary>
    /// <param name="mlContext">Its log is written to; where the options have no seed, one is drawn from it, now.</param>
    /// <param name="options">Copied and checked; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
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
        /// <summary>Makes options at their defaults, with <see cref="Loss.BinaryCrossEntropy"/>.</summary>
        public Options() => Loss = Loss.BinaryCrossEntropy;

        private protected override IReadOnlyList<Loss> AllowedLosses { get; } =
            [Loss.BinaryCrossEntropy, Loss.MeanSquaredError, Loss.MeanAbsoluteError];
    }
}
