using System.CommandLine;
using FourPixel.MLNet;
using FourPixel.Tool.Csv;
using FourPixel.Tool.Display;
using FourPixel.Tool.Models;
using FourPixel.Tool.Tables;
using FourPixel.Tool.Tasks;
using Microsoft.ML;

namespace FourPixel.Tool.Commands;

/// <summary>fourpixel train: a CSV file in, a model out.</summary>
internal sealed class TrainCommand
{
    private readonly DataOptions _data = new();
    private readonly ColumnOptions _columns = new();
    private readonly TrainingOptions _training = new();

    private readonly Option<string> _model = new("--model")
    {
        Description = "Where to save the model.",
        HelpName = "OUT.zip",
        Required = true,
    };

    private readonly Option<string> _test = new("--test")
    {
        Description = "A CSV file with the same columns as test set. Default: 20% of the rows are held out.",
        HelpName = "FILE",
    };

    private readonly Option<string> _curve = new("--curve")
    {
        Description = "Where to save a picture of the learning curve.",
        HelpName = "OUT.svg",
    };

    private readonly Option<string> _report = new("--report")
    {
        Description = "Where to write a report on the test set, as one HTML page.",
        HelpName = "OUT.html",
    };

    private readonly CancellationToken _cancellation;

    private TrainCommand(CancellationToken cancellation) => _cancellation = cancellation;

    public static Command Create(CancellationToken cancellation)
    {
        var train = new TrainCommand(cancellation);
        var command = new Command("train", "Trains a network on a CSV file, evaluates it on held-out rows, and saves it.");
        train._data.AddTo(command);
        train._columns.AddTo(command);
        command.Add(train._model);
        command.Add(train._test);
        train._training.AddTo(command);
        command.Add(train._curve);
        command.Add(train._report);
        command.SetAction(train.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        TableChoice choice = _columns.Read(parsed);
        TrainingSettings settings = _training.Read(parsed) with { Cancellation = _cancellation };
        string modelPath = parsed.GetRequiredValue(_model);
        OutputFile.CheckPlace("--model", modelPath);
        if (parsed.GetValue(_curve) is string curve)
            OutputFile.CheckPlace("--curve", curve);
        if (parsed.GetValue(_report) is string report)
            OutputFile.CheckPlace("--report", report);

        CsvSource source = _data.Open(parsed, choice.Labels);
        TrainingTable table = TrainingProgress.ShowWork($"Reading {source.Path}", () => TableScan.Read(source, choice, _cancellation));
        ResultTables.ShowColumns(table);
        ResultTables.WarnOfColumns(table);
        var task = TableTask.Create(TaskChoice.Choose(table, _columns.ReadTask(parsed), _columns.ReadPositive(parsed)));
        Headings.Line(task.Description);
        CsvSource? test = parsed.GetValue(_test) is string path ? _data.Open(parsed, path, choice.Labels) : null;
        var mlContext = new MLContext(settings.Seed);
        mlContext.Log += WarningLog.Show;
        var training = new Training(mlContext, table, task, test, settings);
        ITransformer model = Train(training, test);
        ModelFile.Save(mlContext, model, training.Card, modelPath);
        Headings.Line($"Saved {modelPath}.");
        Draw(parsed, modelPath, model, training.Card);
        return WriteReport(parsed, modelPath, training, model);
    }

    private ITransformer Train(Training training, CsvSource? test)
    {
        ITransformer model = TrainingProgress.Show("Training", training.Train);
        ResultTables.WarnOfValues(training.Unread.Unread);
        string rows = test == null ? "20% of the rows, held out" : Path.GetFileName(test.Path);
        ResultTables.ShowEvaluation($"Metrics on {rows}", training.Evaluate(model));
        _cancellation.ThrowIfCancellationRequested();
        return model;
    }

    private void Draw(ParseResult parsed, string modelPath, ITransformer model, ModelCard card)
    {
        if (parsed.GetValue(_curve) is not string path)
            return;
        var saved = new SavedModel(modelPath, model, TableView.MakeSchema([]), card);
        LearningCurveFile.Write(saved.Parameters.History, path);
        Headings.Line($"Saved {path}.");
    }

    private int WriteReport(ParseResult parsed, string modelPath, Training training, ITransformer model)
    {
        if (parsed.GetValue(_report) is not string path)
            return ExitCode.Success;
        try
        {
            TrainingProgress.ShowWork($"Writing {path}", () => training.WriteReport(model, path));
        }
        catch (Exception exception) when (exception.GetBaseException() is OperationCanceledException)
        {
            Headings.Error($"Cancelled; {modelPath} is saved, {path} is not written.");
            return ExitCode.Cancelled;
        }
        Headings.Line($"Wrote {path}.");
        return ExitCode.Success;
    }
}
