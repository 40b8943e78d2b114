using System.Numerics.Tensors;
using FourPixel.MLNet;
using FourPixel.Tool.Csv;
using FourPixel.Tool.Tables;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Tool.Tasks;

/// <summary>Multiclass classification. The label is a key.</summary>
internal sealed class MulticlassTask(TaskCard card) : TableTask(card)
{
    public const int MaxCategories = 1000;

    private readonly ClassReader _classes = new(card);

    public override string Description => $"Multiclass classification: '{Card.Labels[0].Name}' has {Card.Classes.Count} classes.";

    public override IReadOnlyList<AnswerColumn> Answers { get; } =
    [
        AnswerColumn.Text("Prediction", outputs => card.Classes[TensorPrimitives.IndexOfMax(outputs)]),
        AnswerColumn.Number("Probability", TensorPrimitives.Max),
    ];

    public override ViewColumn BindLabel(CsvSource source)
    {
        Func<CsvRows, int> classOf = BindClass(source);
        var type = new KeyDataViewType(typeof(uint), Card.Classes.Count);
        return new ViewColumn("Label", type, rows =>
            (ValueGetter<uint>)((ref uint value) => value = (uint)(classOf(rows) + 1)), NameList.Describe("KeyValues", Card.Classes));
    }

    public override IEstimator<ITransformer> MakeTrainer(MLContext mlContext, TrainingSettings settings) =>
        mlContext.MulticlassClassification.Trainers.FourPixel(settings.Apply(new FourPixelTrainer.Options()))
            .Append(mlContext.Transforms.Conversion.MapKeyToValue("Prediction", "PredictedLabel"));

    public override Evaluation Evaluate(MLContext mlContext, IDataView scored)
    {
        MulticlassClassificationMetrics metrics = mlContext.MulticlassClassification.Evaluate(scored);
        return new Evaluation(
        [
            new Metric("Accuracy", metrics.MicroAccuracy, IsShare: true),
            new Metric("Accuracy, mean of the classes", metrics.MacroAccuracy, IsShare: true),
            new Metric("Log-loss (0 is best)", metrics.LogLoss),
        ], new Confusion(metrics.ConfusionMatrix, [.. Card.Classes]));
    }

    protected override Func<CsvRows, int> BindClass(CsvSource source)
    {
        int place = source.IndexesOf([Card.Labels[0].Name])[0];
        return rows => _classes.Read(rows.Field(place));
    }
}
