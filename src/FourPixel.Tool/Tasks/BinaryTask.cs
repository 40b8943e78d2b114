using FourPixel.MLNet;
using FourPixel.Tool.Csv;
using FourPixel.Tool.Tables;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Tool.Tasks;

/// <summary>Binary classification. The label is a <see cref="bool"/>.</summary>
internal sealed class BinaryTask(TaskCard card) : TableTask(card)
{
    private readonly ClassReader _classes = new(card);

    public override string Description =>
        $"Binary classification: in '{Card.Labels[0].Name}', '{Yes}' is positive and '{No}' negative; --positive \"{No}\" swaps them.";

    public override IReadOnlyList<AnswerColumn> Answers { get; } =
    [
        AnswerColumn.Text("Prediction", outputs => card.Classes[outputs[0] > 0.5f ? 1 : 0]),
        AnswerColumn.Number("Probability", outputs => outputs[0]),
    ];

    private string No => Card.Classes[0];

    private string Yes => Card.Classes[1];

    public override ViewColumn BindLabel(CsvSource source)
    {
        Func<CsvRows, int> classOf = BindClass(source);
        return new ViewColumn("Label", BooleanDataViewType.Instance, rows =>
            (ValueGetter<bool>)((ref bool value) => value = classOf(rows) == 1));
    }

    public override IEstimator<ITransformer> MakeTrainer(MLContext mlContext, TrainingSettings settings) =>
        mlContext.BinaryClassification.Trainers.FourPixel(settings.Apply(new FourPixelBinaryTrainer.Options()))
            .Append(mlContext.Transforms.Conversion.MapValue("Prediction",
                new Dictionary<bool, string> { [false] = No, [true] = Yes }, "PredictedLabel"));

    public override Evaluation Evaluate(MLContext mlContext, IDataView scored)
    {
        CalibratedBinaryClassificationMetrics metrics = ComputeMetrics(mlContext, scored);
        return new Evaluation(
        [
            new Metric("Accuracy", metrics.Accuracy, IsShare: true),
            new Metric("Area under the ROC curve", metrics.AreaUnderRocCurve),
            new Metric("F1", metrics.F1Score),
            new Metric("Log-loss, in bits (0 is best)", metrics.LogLoss),
        ], new Confusion(metrics.ConfusionMatrix, [Yes, No]));
    }

    /// <summary>The area under the curve needs rows of both classes.</summary>
    private CalibratedBinaryClassificationMetrics ComputeMetrics(MLContext mlContext, IDataView scored)
    {
        try
        {
            return mlContext.BinaryClassification.Evaluate(scored);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new InputException($"The rows to evaluate on need both '{No}' and '{Yes}' in '{Card.Labels[0].Name}'; "
                + "choose a file that has them.");
        }
    }

    protected override Func<CsvRows, int> BindClass(CsvSource source)
    {
        int place = source.IndexesOf([Card.Labels[0].Name])[0];
        return rows => _classes.Read(rows.Field(place));
    }
}
