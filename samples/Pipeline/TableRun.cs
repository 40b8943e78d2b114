using FourPixel.Net;
using FourPixel.Net.Workshop;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Samples;

/// <summary>A table from start to end: train, evaluate, cross-validate, save, predict in a second process.</summary>
internal static class TableRun
{
    private const int Seed = 1;

    /// <param name="table">The table with its label.</param>
    /// <param name="task">What is learned.</param>
    /// <param name="modelPath">Where to save the model.</param>
    /// <param name="curvePath">Where to draw the learning curve; null for nowhere.</param>
    /// <returns>Whether both processes agree.</returns>
    public static bool Run(CsvTable table, TableTask task, string modelPath, string? curvePath)
    {
        ResultTables.ShowColumns(table);
        Headings.Line(task.Description);

        var mlContext = new MLContext(Seed);
        TextLoader loader = TableLoader.Create(mlContext, table, task.LabelKind);
        IDataView data = mlContext.Data.Cache(loader.Load(table.Path));
        var comparison = new Comparison(mlContext, table.Columns, task, data);

        ITransformer linear = TrainingProgress.Show("Linear", comparison.TrainLinear);
        TrainingHistory? history = null;
        ITransformer fourPixel = TrainingProgress.Show("FourPixel", 1,
            epochCompleted => comparison.TrainFourPixel(epochCompleted, trained => history = trained));
        if (curvePath != null)
            Draw(history!, curvePath);
        Evaluation fourPixelOnOthers = comparison.Evaluate(fourPixel);
        ResultTables.ShowMetrics("On rows set aside", comparison.Evaluate(linear), fourPixelOnOthers);
        if (fourPixelOnOthers.Confusion is Confusion confusion)
            ResultTables.ShowConfusion("FourPixel: truth and answers", confusion);
        CrossValidate(comparison);

        ModelFile.Save(mlContext, fourPixel, loader, modelPath);
        Headings.Line($"Saved the FourPixel model as {modelPath}.");
        return Agrees(ScoredRows.Describe(fourPixel.Transform(data)), SecondProcess.Start(modelPath, table.Path));
    }

    private static void Draw(TrainingHistory history, string curvePath)
    {
        File.WriteAllText(curvePath, history.ToSvg());
        Headings.Line($"Drew FourPixel's learning curve as {curvePath}.");
    }

    private static void CrossValidate(Comparison comparison)
    {
        IReadOnlyList<Evaluation> linear = TrainingProgress.Show("Linear, cross-validation", comparison.CrossValidateLinear);
        IReadOnlyList<Evaluation> fourPixel = TrainingProgress.Show("FourPixel, cross-validation",
            Comparison.Folds, comparison.CrossValidateFourPixel);
        ResultTables.ShowCrossValidation(linear, fourPixel);
    }

    private static bool Agrees(IEnumerable<string> here, IReadOnlyList<string> there)
    {
        string[] lines = [.. here];
        int same = lines.Zip(there).Count(pair => pair.First == pair.Second);
        bool agrees = same == lines.Length && same == there.Count;
        Headings.Verdict(agrees, agrees
            ? $"A second process loaded it: both processes agree on the scores of all {same:N0} rows, bit for bit."
            : $"A second process loaded it: it agrees on {same:N0} of {lines.Length:N0} rows only.");
        return agrees;
    }
}
