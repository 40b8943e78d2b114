using System.Collections;
using System.Globalization;
using System.Reflection;
using FourPixel.MLNet;
using FourPixel.Net;
using FourPixel.Tool.Models;
using FourPixel.Tool.Tables;
using Microsoft.ML;
using Spectre.Console;

namespace FourPixel.Tool.Display;

/// <summary>Shows a model as tables.</summary>
internal static class ModelTables
{
    private const int MaxEpochs = 10;

    public static void Show(SavedModel model)
    {
        Headings.Title(Path.GetFileName(model.Path));
        if (model.HasCard)
            ShowCard(model);
        else
            ShowInput(model.Input);
        ShowOptions(model.Parameters.Options);
        ShowHistory(model.Parameters);
    }

    /// <summary>Writes one line for each input of the network.</summary>
    public static void ShowFeatures(SavedModel model)
    {
        foreach (string slot in model.FindSlots())
            Headings.Line(slot);
    }

    private static void ShowCard(SavedModel model)
    {
        ModelCard card = model.Card;
        Headings.Line(model.Task.Description);
        if (card.Task.Classes.Count > 2)
            Headings.Line($"Classes: {Names.List(card.Task.Classes)}.");
        Headings.Line($"Trained on {card.TrainedOn}, {Names.Count(card.Rows, "row")}.");
        Table table = Headings.MakeTable("Columns", ["Column", "Read as"], []);
        foreach (FeatureColumn feature in card.Features)
            ResultTables.AddRow(table, feature.Name, feature.Format.Description);
        foreach ((string name, string reason) in card.LeftOut)
            ResultTables.AddRow(table, name, $"ignored: {reason}");
        AnsiConsole.Write(table);
    }

    private static void ShowInput(DataViewSchema input)
    {
        Headings.Line("Not saved by fourpixel train: predict and evaluate can't use it.");
        Table table = Headings.MakeTable("Columns", ["Column", "Type"], []);
        foreach (DataViewSchema.Column column in input)
            ResultTables.AddRow(table, column.Name, $"{column.Type}");
        AnsiConsole.Write(table);
    }

    private static void ShowOptions(FourPixelOptions options)
    {
        Table table = Headings.MakeTable("Options", ["Option", "Value"], []);
        foreach (PropertyInfo property in options.GetType().GetProperties().OrderBy(property => property.Name))
        {
            if (Describe(property.GetValue(options)) is string value)
                ResultTables.AddRow(table, property.Name, value);
        }
        AnsiConsole.Write(table);
    }

    private static string? Describe(object? value) => value switch
    {
        null or Delegate or CancellationToken => null,
        string text => text,
        IEnumerable list => string.Join(", ", list.Cast<object>().Select(Describe)),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static void ShowHistory(IFourPixelModelParameters parameters)
    {
        TrainingHistory history = parameters.History;
        int count = history.Epochs.Count;
        Table table = Headings.MakeTable($"Training: {Names.Count(count, "epoch")}, the best is {history.BestEpoch}", [],
            ["Epoch", "Training loss", "Validation loss", "Accuracy or R-squared", "Learning rate"]);
        foreach (EpochResult epoch in history.Epochs.Where(epoch => IsShown(epoch.Epoch, count, history.BestEpoch)))
        {
            ResultTables.AddRow(table, $"{epoch.Epoch}", Format(epoch.TrainingLoss), Format(epoch.ValidationLoss),
                Format(epoch.Metric), Format(epoch.LearningRate));
        }
        AnsiConsole.Write(table);
        Network network = parameters.Network;
        Headings.Line($"The network: {Names.Count(network.Inputs, "input")}, {Names.Count(network.Outputs, "output")}.");
    }

    /// <summary>About ten evenly spaced epochs, including the last and the best.</summary>
    private static bool IsShown(int epoch, int count, int best) =>
        epoch == best || (count - epoch) % Math.Max(1, (count + MaxEpochs - 1) / MaxEpochs) == 0;

    private static string Format(double? number) => number?.ToString("G4", CultureInfo.InvariantCulture) ?? "";
}
