using System.Globalization;

namespace FourPixel.Net.Pictures;

/// <summary>
/// A plot of the training history: the training loss and the validation loss of each epoch, with the best epoch marked.
/// </summary>
public static class LearningCurve
{
    private const double Width = 720;
    private const double Left = 72;
    private const double Right = Width - 28;
    private const double LossTop = 96;
    private const double LossHeight = 236;
    private const double RateGap = 44;
    private const double RateHeight = 52;
    private const double Foot = 52;

    private const string TrainingColor = "#3b6fb6";
    private const string ValidationColor = "#d9682b";
    private const string RateColor = "#66727f";

    /// <summary>
    /// Draws the learning curve as an SVG. Losses of different magnitudes get a logarithmic axis. If the learning rate
    /// changes, it is plotted below.
    /// </summary>
    /// <param name="history">The history of at least one epoch, without missing epochs. A loss that is not finite leaves a gap.</param>
    /// <param name="title">The picture's title.</param>
    /// <exception cref="ArgumentException">The best epoch is not among the epochs.</exception>
    public static string ToSvg(this TrainingHistory history, string title = "Learning curve")
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(title);
        EpochResult best = history.Epochs.FirstOrDefault(epoch => epoch.Epoch == history.BestEpoch)
            ?? throw new ArgumentException($"The history has no epoch {history.BestEpoch}, its BestEpoch.", nameof(history));
        bool hasRates = history.Epochs.Any(epoch => epoch.LearningRate != best.LearningRate);
        double bottom = LossTop + LossHeight + (hasRates ? RateGap + RateHeight : 0);
        string summary = Summarize(best, history.Epochs.Count, hasRates);

        var svg = new SvgBuilder(Width, bottom + Foot, title, summary);
        svg.Write($"<rect x=\"0.5\" y=\"0.5\" width=\"{Width - 1}\" height=\"{bottom + Foot - 1}\" rx=\"12\" fill=\"#fff\" "
            + $"stroke=\"#d8dee6\"/>\n");
        svg.Write($"<text x=\"24\" y=\"32\" font-size=\"16\" font-weight=\"600\" fill=\"{PlotPanel.Ink}\">"
            + $"{SvgBuilder.Escape(title)}</text>\n");
        svg.Write($"<text x=\"24\" y=\"52\" font-size=\"12\" fill=\"{PlotPanel.Muted}\">{summary}</text>\n");

        var axis = new EpochAxis([.. history.Epochs.Select(epoch => epoch.Epoch)], Left, Right);
        DrawEpochs(svg, axis, bottom);
        if (hasRates)
            DrawRates(svg, axis, history.Epochs, bottom - RateHeight);
        DrawLosses(svg, axis, history.Epochs, best, bottom);
        return svg.ToString();
    }

    private static string Summarize(EpochResult best, int epochs, bool hasRates)
    {
        string which = best.ValidationLoss == null ? "Last" : "Best";
        string validation = best.ValidationLoss == null ? "" : Number($", validation loss {best.ValidationLoss:G4}");
        string rate = hasRates ? "" : Number($", learning rate {best.LearningRate:G3}");
        return Number($"{which} epoch {best.Epoch} of {epochs}: training loss {best.TrainingLoss:G4}{validation}{rate}");

        static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
    }

    private static void DrawLosses(SvgBuilder svg, EpochAxis axis, IReadOnlyList<EpochResult> epochs, EpochResult best,
        double bottom)
    {
        bool hasValidation = best.ValidationLoss != null;
        double[] training = [.. epochs.Select(epoch => epoch.TrainingLoss)];
        double[] validation = [.. epochs.Select(epoch => epoch.ValidationLoss ?? double.NaN)];
        var scale = PlotScale.For([.. training, .. validation]);
        var panel = new PlotPanel(svg, axis, scale, LossTop, LossHeight);
        panel.DrawGrid(scale.IsLogarithmic ? "loss, logarithmic" : "loss");
        DrawLegend(svg, hasValidation);
        if (hasValidation)
            DrawBest(svg, axis.At(best.Epoch), bottom);
        panel.DrawLine(training, TrainingColor);
        if (hasValidation)
        {
            panel.DrawLine(validation, ValidationColor);
            panel.DrawDot(best.Epoch, best.ValidationLoss!.Value, ValidationColor, radius: 5.5);
        }
    }

    private static void DrawRates(SvgBuilder svg, EpochAxis axis, IReadOnlyList<EpochResult> epochs, double top)
    {
        double[] rates = [.. epochs.Select(epoch => epoch.LearningRate)];
        var panel = new PlotPanel(svg, axis, PlotScale.Straight(0, rates.Max(), steps: 2), top, RateHeight);
        panel.DrawGrid("learning rate");
        panel.DrawLine(rates, RateColor);
    }

    private static void DrawLegend(SvgBuilder svg, bool hasValidation)
    {
        DrawEntry("training", TrainingColor, Right - (hasValidation ? 176 : 84));
        if (hasValidation)
            DrawEntry("validation", ValidationColor, Right - 84);

        void DrawEntry(string name, string color, double x)
        {
            svg.Write($"<path stroke=\"{color}\" stroke-width=\"2.5\" stroke-linecap=\"round\" d=\"M{x} 28h18\"/>");
            svg.Write($"<text x=\"{x + 25}\" y=\"32\" font-size=\"12\" fill=\"{PlotPanel.Ink}\">{name}</text>\n");
        }
    }

    private static void DrawEpochs(SvgBuilder svg, EpochAxis axis, double bottom)
    {
        foreach (int epoch in axis.Ticks)
        {
            svg.Write($"<text x=\"{axis.At(epoch)}\" y=\"{bottom + 18}\" font-size=\"11\" fill=\"{PlotPanel.Muted}\" "
                + $"text-anchor=\"middle\">{epoch.ToString(CultureInfo.InvariantCulture)}</text>\n");
        }
        svg.Write($"<text x=\"{Right}\" y=\"{bottom + 38}\" font-size=\"12\" fill=\"{PlotPanel.Ink}\" "
            + $"text-anchor=\"end\">epoch</text>\n");
    }

    private static void DrawBest(SvgBuilder svg, double x, double bottom)
    {
        svg.Write($"<line class=\"best\" x1=\"{x}\" x2=\"{x}\" y1=\"{LossTop - 6}\" y2=\"{bottom}\" stroke=\"#9aa5b1\" "
            + $"stroke-dasharray=\"3 3\"/>\n");
        svg.Write($"<text x=\"{Math.Min(x, Right - 8)}\" y=\"{LossTop - 10}\" font-size=\"11\" fill=\"{PlotPanel.Muted}\" "
            + $"text-anchor=\"middle\">best</text>\n");
    }
}
