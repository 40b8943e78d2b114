using FourPixel.MLNet;
using FourPixel.Tool.Columns;
using FourPixel.Tool.Csv;
using FourPixel.Tool.Tables;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Tool.Tasks;

/// <summary>Regression: a number, or several at once. The label is a <see cref="float"/>, or a vector of them.</summary>
internal sealed class RegressionTask(TaskCard card) : TableTask(card)
{
    public override string Description => IsSingle
        ? $"Regression: '{Card.Labels[0].Name}' is a number."
        : $"Regression: {string.Join(", ", Card.Labels.Select(label => $"'{label.Name}'"))} are numbers, predicted together.";

    public override IReadOnlyList<AnswerColumn> Answers { get; } =
        [.. card.Labels.Select((label, i) =>
            AnswerColumn.Number(card.Labels.Count == 1 ? "Prediction" : $"Prediction of {label.Name}", outputs => outputs[i]))];

    protected override int Classes => 1;

    private bool IsSingle => Card.Labels.Count == 1;

    public override ViewColumn BindLabel(CsvSource source)
    {
        Func<CsvRows, float>[] labels = [.. Card.Labels.Select(label => BindNumber(source, label))];
        return IsSingle ? ViewColumn.Number("Label", labels[0]) : MakeVector(labels, [.. Card.Labels.Select(label => label.Name)]);
    }

    public override IEstimator<ITransformer> MakeTrainer(MLContext mlContext, TrainingSettings settings) =>
        mlContext.Regression.Trainers.FourPixel(settings.Apply(new FourPixelRegressionTrainer.Options()));

    public override Evaluation Evaluate(MLContext mlContext, IDataView scored)
    {
        MultiTargetRegressionMetrics metrics = mlContext.Regression.EvaluateTargets(scored);
        var mean = new Metric("R-squared, mean of all", metrics.RSquared);
        return new Evaluation(IsSingle
            ? Describe(metrics.Targets[0], "")
            : [mean, .. metrics.Targets.Zip(Card.Labels).SelectMany(pair => Describe(pair.First, $"{pair.Second.Name}: "))]);
    }

    protected override Func<CsvRows, int> BindClass(CsvSource source)
    {
        Func<CsvRows, float>[] labels = [.. Card.Labels.Select(label => BindNumber(source, label))];
        return rows => Array.TrueForAll(labels, label => float.IsNaN(label(rows))) ? -1 : 0;
    }

    /// <summary>A label that is not a number is an error: it must not be skipped silently.</summary>
    private static Func<CsvRows, float> BindNumber(CsvSource source, LabelColumn label)
    {
        int place = source.IndexesOf([label.Name])[0];
        char decimalMark = label.Format.Pattern == "," ? ',' : '.';
        return rows =>
        {
            ReadOnlySpan<char> field = rows.Field(place);
            if (Numbers.TryParse(field, decimalMark, out float number))
                return number;
            return MissingValue.Is(field) ? float.NaN : throw new InputException(
                $"Line {rows.Line} of {source.Path}: column '{label.Name}' holds {Names.Quote(field.ToString())}, "
                + "which is not a number; correct it, leave it empty, or use --task multiclass for categories.");
        };
    }

    private static ViewColumn MakeVector(Func<CsvRows, float>[] labels, string[] names) =>
        new("Label", new VectorDataViewType(NumberDataViewType.Single, labels.Length), rows => MakeVectorGetter(labels, rows),
            NameList.Describe("SlotNames", names));

    private static ValueGetter<VBuffer<float>> MakeVectorGetter(Func<CsvRows, float>[] labels, CsvRows rows) =>
        (ref VBuffer<float> value) =>
        {
            VBufferEditor<float> editor = VBufferEditor.Create(ref value, labels.Length);
            for (int i = 0; i < labels.Length; i++)
                editor.Values[i] = labels[i](rows);
            value = editor.Commit();
        };

    private static Metric[] Describe(TargetMetrics target, string prefix) =>
    [
        new Metric(prefix + "R-squared", target.RSquared),
        new Metric(prefix + "Mean absolute error", target.MeanAbsoluteError),
        new Metric(prefix + "Root mean squared error", target.RootMeanSquaredError),
    ];
}
