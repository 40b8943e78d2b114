using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Samples;

/// <summary>A table from start to end: train, evaluate, cross-validate, save, predict in a second process.</summary>
internal static class TableRun
{
    private const int Seed = 1;

    /// <summary>Returns whether both processes agree.</summary>
    public static bool Run(CsvTable table, string modelPath)
    {
        ModelFile.CheckPlace(modelPath);
        ResultTables.ShowColumns(table);

        var mlContext = new MLContext(Seed);
        TextLoader loader = TableLoader.Create(mlContext, table);
        IDataView data = mlContext.Data.Cache(loader.Load(table.Path));
        var comparison = new Comparison(mlContext, table.Columns, data);

        ITransformer linear = TrainingProgress.Show("Linear", comparison.TrainLinear);
        ITransformer fourPixel = TrainingProgress.Show("FourPixel", 1, comparison.TrainFourPixel);
        Evaluate(comparison, table, linear, fourPixel);
        CrossValidate(comparison);

        ModelFile.Save(mlContext, fourPixel, loader, modelPath);
        Headings.Line($"Saved the FourPixel model as {modelPath}.");
        return Agrees(ScoredRow.Describe(mlContext, fourPixel.Transform(data)),
            SecondProcess.Start(modelPath, table.Path));
    }

    private static void Evaluate(Comparison comparison, CsvTable table, ITransformer linear, ITransformer fourPixel)
    {
        MulticlassClassificationMetrics fourPixelMetrics = comparison.Evaluate(fourPixel);
        ResultTables.ShowMetrics("On rows set aside", comparison.Evaluate(linear), fourPixelMetrics);
        ResultTables.ShowConfusion("FourPixel: truth and answers",
            fourPixelMetrics.ConfusionMatrix, table.Columns.Categories);
    }

    private static void CrossValidate(Comparison comparison)
    {
        var linear = TrainingProgress.Show("Linear, cross-validation", comparison.CrossValidateLinear);
        var fourPixel = TrainingProgress.Show("FourPixel, cross-validation",
            Comparison.Folds, comparison.CrossValidateFourPixel);
        ResultTables.ShowCrossValidation(linear.Select(fold => fold.Metrics), fourPixel.Select(fold => fold.Metrics));
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
