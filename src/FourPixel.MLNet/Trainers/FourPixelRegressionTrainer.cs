using FourPixel.Net;
using FourPixel.Net.Training;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace FourPixel.MLNet;

/// <summary>Trains a neural network (multilayer perceptron) for regression with one target or several.</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Input and output columns
/// The label column is a <xref:System.Single>, or a vector of <xref:System.Single> of known size for several targets; the
/// feature column is a vector of <xref:System.Single> of known size; an optional weight column is a <xref:System.Single>. The
/// trained model adds `Score`, of the label's type. To evaluate several targets, use
/// <xref:FourPixel.MLNet.FourPixelEvaluation.EvaluateTargets*>.
///
/// ### Trainer characteristics
/// |  |  |
/// | -- | -- |
/// | Machine learning task | Regression |
/// | Is normalization required? | No: the trainer scales features |
/// | Is caching required? | No: rows that fit into `MemoryBound` are kept in memory |
/// | Required NuGet in addition to Microsoft.ML | FourPixel.MLNet |
/// | Exportable to ONNX | Yes |
///
/// ### Training algorithm
/// The same as <xref:FourPixel.MLNet.FourPixelTrainer>, with one output for each target. Targets are scaled to mean 0 and standard
/// deviation 1 during training; predictions are in the label's units. Losses in the history, and `HuberDelta`, are in standard
/// deviations of the target.
/// ]]></format>
/// </remarks>
public sealed class FourPixelRegressionTrainer
    : FourPixelTrainerBase<RegressionPredictionTransformer<FourPixelRegressionModelParameters>, FourPixelRegressionModelParameters,
        FourPixelRegressionModelParameters, FourPixelRegressionTrainer.Options>
{
    /// <summary>
    /// Creates a trainer with default options and its own <see cref="MLContext"/>; its log is not visible, and the seed is 0.
    /// </summary>
    public FourPixelRegressionTrainer() : this((IHostEnvironment?)null, new Options())
    {
    }

    /// <summary>
    /// Creates a trainer with its own <see cref="MLContext"/>; its log is not visible. If the options have no seed, the seed is
    /// 0.
    /// </summary>
    /// <param name="options">The options. They are validated and copied.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public FourPixelRegressionTrainer(Options options) : this((IHostEnvironment?)null, options)
    {
    }

    /// <summary>Creates a trainer.</summary>
    /// <param name="mlContext">
    /// The context whose log is used. If the options have no seed, one is drawn from the context now.
    /// </param>
    /// <param name="options">The options, which are validated and copied; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public FourPixelRegressionTrainer(MLContext mlContext, Options? options = null)
        : this(Contracts.CheckRef<IHostEnvironment>(mlContext, nameof(mlContext)), options ?? new Options())
    {
    }

    internal FourPixelRegressionTrainer(IHostEnvironment? environment, Options options)
        : base(environment, options, TrainerUtils.MakeR4ScalarColumn, nameof(FourPixelRegressionTrainer))
    {
    }

    private protected override PredictionKind PredictionKind => PredictionKind.Regression;

    /// <summary>A single number, or a vector of known size.</summary>
    private protected override void CheckLabelCompatible(SchemaShape.Column labelCol)
    {
        bool isTarget = labelCol is { ItemType: NumberDataViewType { RawType: var type }, IsKey: false } && type == typeof(float)
            && labelCol.Kind != SchemaShape.Column.VectorKind.VariableVector;
        if (!isTarget)
            throw Host.ExceptSchemaMismatch(nameof(labelCol), "label", LabelColumn.Name, "Single or known-size vector of Single", labelCol.GetTypeString());
    }

    private protected override SchemaShape.Column[] GetOutputColumnsCore(SchemaShape inputSchema)
    {
        inputSchema.TryFindColumn(LabelColumn.Name, out SchemaShape.Column label);
        return
        [
            new SchemaShape.Column(DefaultColumnNames.Score, label.Kind, NumberDataViewType.Single,
                isKey: false, new SchemaShape(AnnotationUtils.GetTrainerOutputAnnotation())),
        ];
    }

    private protected override LearningTask MakeTask(RoleMappedData data) =>
        new RegressionTask(LabelColumn.Name, data.Schema.Label!.Value.Type, TrainingOptions.Loss, RankGroup.Of(TrainingOptions));

    private protected override FourPixelRegressionModelParameters MakeModel(ModelContent content, RoleMappedData data) =>
        new(Host, content, isVector: data.Schema.Label!.Value.Type is VectorDataViewType);

    private protected override RegressionPredictionTransformer<FourPixelRegressionModelParameters> MakeTransformer(
        FourPixelRegressionModelParameters model, DataViewSchema trainSchema) => new(Host, model, trainSchema, FeatureColumn.Name);

    /// <summary>The options of <see cref="FourPixelRegressionTrainer"/>.</summary>
    public sealed class Options : FourPixelOptions
    {
        /// <summary>Creates options with their defaults. The loss is <see cref="Loss.MeanSquaredError"/>.</summary>
        public Options() => Loss = Loss.MeanSquaredError;

        private protected override IReadOnlyList<Loss> AllowedLosses { get; } =
            [Loss.MeanSquaredError, Loss.MeanAbsoluteError, Loss.Huber, Loss.Quantile, Loss.Poisson];
    }
}
