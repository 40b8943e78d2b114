using System.CommandLine;
using FourPixel.Tool.Csv;
using FourPixel.Tool.Display;
using FourPixel.Tool.Models;
using FourPixel.Tool.Tables;
using FourPixel.Tool.Tasks;
using Microsoft.ML;

namespace FourPixel.Tool.Commands;

/// <summary>fourpixel evaluate: metrics of a model on a CSV file with labels.</summary>
internal static class EvaluateCommand
{
    public static Command Create(CancellationToken cancellation)
    {
        var data = new DataOptions();
        var model = new ModelOption();
        var command = new Command("evaluate", "Evaluates a model on a CSV file with labels.");
        model.AddTo(command);
        data.AddTo(command);
        command.SetAction(parsed =>
        {
            var mlContext = new MLContext();
            SavedModel saved = model.Load(parsed, mlContext);
            CsvSource source = data.Open(parsed, saved.Card.FeatureNames);
            Evaluate(mlContext, saved, source, cancellation);
            return ExitCode.Success;
        });
        return command;
    }

    private static void Evaluate(MLContext mlContext, SavedModel model, CsvSource source, CancellationToken cancellation)
    {
        var reader = new FeatureReader();
        var rows = new LabelledRows(model.Task, source);
        rows.Check(cancellation);
        List<ViewColumn> columns = [.. reader.Bind(source, model.Card.Features), model.Task.BindLabel(source)];
        var view = new TableView(source, columns, model.Task.BindFilter(source, TablePart.All, seed: 0), cancellation);
        Evaluation evaluation = model.Task.Evaluate(mlContext, model.Pipeline.Transform(view));
        ResultTables.ShowEvaluation($"Metrics on {Path.GetFileName(source.Path)}", evaluation);
        ResultTables.WarnOfValues(reader.Unread);
        if (rows.WithoutLabel > 0)
        {
            Headings.Line($"{Names.Count(rows.WithoutLabel, "row")} of {rows.All:N0} skipped: "
                + "the label is missing or an unknown class.");
        }
    }
}
