using FourPixel.Net;
using FourPixel.Net.Pictures;
using FourPixel.Report.Page;

namespace FourPixel.Report.Sections;

/// <summary>The training history.</summary>
internal static class LearningSection
{
    public static Section Make(TrainingHistory history, string metric)
    {
        EpochResult? best = history.Epochs.FirstOrDefault(epoch => epoch.Epoch == history.BestEpoch);
        if (best == null)
            return new Section("learning", "Learning curve", "The model has no training history.", default);
        bool isValidated = best.ValidationLoss != null;
        string reading = isValidated
            ? $"Of {Text.Count(history.Epochs.Count, "epoch")}, epoch {best.Epoch} had the lowest validation loss ({Text.Number(best.ValidationLoss!.Value)}); the network has its weights."
            : $"{Text.Count(history.Epochs.Count, "epoch")} without validation rows; the network has the weights of the last one.";
        List<Html> figures = [Section.Figure(DrawLosses(history, best), "The loss after each epoch. Where the training loss falls and the validation loss rises, the network overfits.")];
        if (history.Epochs.Any(epoch => epoch.Metric != null))
            figures.Add(Section.Figure(DrawMetric(history, metric), $"The {metric} over the validation rows after each epoch."));
        Html legend = isValidated ? Html.Of($"<ul class=\"legend\"><li><span class=\"swatch series-0\"></span>training</li><li><span class=\"swatch series-1\"></span>validation</li></ul>\n") : default;
        return new Section("learning", "Learning curve", reading, Html.Of($"""
            {legend}{Section.Figures(figures)}
            {Section.Details("Numbers of all epochs", MakeTable(history, metric).ToHtml())}
            """));
    }

    private static string DrawLosses(TrainingHistory history, EpochResult best)
    {
        var scale = PlotScale.For([.. history.Epochs.Select(epoch => epoch.TrainingLoss), .. history.Epochs.Select(epoch => epoch.ValidationLoss ?? double.NaN)]);
        var plot = new Plot("Learning curve", $"Training and validation loss of {history.Epochs.Count} epochs; the best is {best.Epoch}.", (Epochs(history), "epoch"),
            (scale, scale.IsLogarithmic ? "loss, logarithmic" : "loss"));
        plot.Line(history.Epochs.Select(epoch => ((double)epoch.Epoch, epoch.TrainingLoss)), "series-0", "training");
        if (best.ValidationLoss is double loss)
        {
            plot.Line(history.Epochs.Select(epoch => ((double)epoch.Epoch, epoch.ValidationLoss ?? double.NaN)), "series-1", "validation")
                .Dots([(best.Epoch, loss)], "series-1", radius: 5);
        }
        return plot.ToString();
    }

    private static string DrawMetric(TrainingHistory history, string metric)
    {
        double[] values = [.. history.Epochs.Select(epoch => epoch.Metric ?? double.NaN).Where(double.IsFinite)];
        PlotScale scale = values.Length == 0 ? Plot.Shares : PlotScale.Straight(values.Min(), values.Max());
        return new Plot($"Validation {metric}", $"The {metric} over the validation rows after each epoch.", (Epochs(history), "epoch"), (scale, metric))
            .Line(history.Epochs.Select(epoch => ((double)epoch.Epoch, epoch.Metric ?? double.NaN)), "series-1", "validation").ToString();
    }

    private static PlotScale Epochs(TrainingHistory history) => PlotScale.Straight(0, history.Epochs[^1].Epoch);

    private static HtmlTable MakeTable(TrainingHistory history, string metric)
    {
        var table = new HtmlTable("Training, epoch by epoch", ["Epoch"], ["Training loss", "Validation loss", $"Validation {metric}", "Learning rate"]);
        foreach (EpochResult epoch in history.Epochs)
        {
            table.Add(Text.Number(epoch.Epoch), Text.Number(epoch.TrainingLoss), Text.Number(epoch.ValidationLoss ?? double.NaN),
                Text.Number(epoch.Metric ?? double.NaN), Text.Number(epoch.LearningRate));
        }
        return table;
    }
}
