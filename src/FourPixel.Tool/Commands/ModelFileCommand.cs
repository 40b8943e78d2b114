using System.CommandLine;
using FourPixel.Tool.Csv;
using FourPixel.Tool.Models;
using Microsoft.ML;

namespace FourPixel.Tool.Commands;

/// <summary>A command that takes a model and a CSV file, and writes a file.</summary>
internal static class ModelFileCommand
{
    /// <param name="name">The command.</param>
    /// <param name="description">What it does.</param>
    /// <param name="output">The option of the file to write.</param>
    /// <param name="write">Writes the file: the context and the model, the rows, and the path.</param>
    public static Command Create(string name, string description, Option<string> output, Action<MLContext, SavedModel, CsvSource, string> write)
    {
        var data = new DataOptions();
        var model = new ModelOption();
        var command = new Command(name, description);
        model.AddTo(command);
        data.AddTo(command);
        command.Add(output);
        command.SetAction(parsed =>
        {
            string outputPath = parsed.GetRequiredValue(output);
            OutputFile.CheckPlace("--output", outputPath);
            var mlContext = new MLContext(seed: 0);
            SavedModel saved = model.Load(parsed, mlContext);
            write(mlContext, saved, data.Open(parsed, saved.Card.FeatureNames), outputPath);
            return ExitCode.Success;
        });
        return command;
    }
}
