using System.CommandLine;
using FourPixel.Tool.Display;
using FourPixel.Tool.Models;
using Microsoft.ML;

namespace FourPixel.Tool.Commands;

/// <summary>fourpixel show: a description of a model file.</summary>
internal static class ShowCommand
{
    public static Command Create()
    {
        var model = new ModelOption();
        var features = new Option<bool>("--features") { Description = "Lists the inputs of the network in order, one a line." };
        var command = new Command("show", "Shows what a model is: its task, columns, options and training history.");
        model.AddTo(command);
        command.Add(features);
        command.SetAction(parsed =>
        {
            SavedModel saved = model.Load(parsed, new MLContext());
            if (parsed.GetValue(features))
                ModelTables.ShowFeatures(saved);
            else
                ModelTables.Show(saved);
            return ExitCode.Success;
        });
        return command;
    }
}
