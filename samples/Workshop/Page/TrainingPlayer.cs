using System.Text.Json;
using FourPixel.Net;
using FourPixel.Net.Pictures;
using FourPixel.Slides;

namespace FourPixel.Samples.Workshop.Page;

/// <summary>
/// The training curve with a slider: at each epoch, what the hidden neurons look at and how many pictures are right.
/// </summary>
internal static class TrainingPlayer
{
    public static string Html(CameraTraining training)
    {
        float[] losses = [.. training.History.Epochs.Select(epoch => (float)epoch.TrainingLoss)];
        string plot = new CurvePlot(600, 300, "epoch")
            .Add(losses.Select((_, i) => (float)(i + 1)), losses)
            .Limits(0, losses.Length, 0, losses.Max() * 1.1)
            .ToSvg("The training curve", $"The mean error falls from {losses[0]:0.00} to {losses[^1]:0.00} in "
                + $"{losses.Length} epochs.", marker: true);
        string tiles = string.Concat(Enumerable.Range(0, training.After.Layers[0].Outputs).Select(neuron =>
            $"<svg class=\"field\" viewBox=\"0 0 2 2\" role=\"img\" aria-label=\"Receptive field of hidden neuron "
                + $"{neuron}\">"
            + string.Concat(Enumerable.Range(0, 4).Select(
                pixel => $"<rect x=\"{pixel % 2}\" y=\"{pixel / 2}\" width=\"1\" height=\"1\"/>")) + "</svg>"));
        return $"""
            <div class="player" data-player="training" id="player-training">
            {plot}
            <label class="slide"><span>Epoch</span><input type="range" min="0" max="{losses.Length}" step="1" value="0" aria-label="Epoch"></label>
            <div class="fields" role="group" aria-label="Receptive fields of the hidden neurons">{tiles}</div>
            <p class="verdict" role="status"></p>
            <script type="application/json">{JsonSerializer.Serialize(Data(training))}</script>
            </div>
            """;
    }

    private static object Data(CameraTraining training) => new
    {
        epochs = training.Epochs.Select((network, epoch) => new
        {
            loss = epoch == 0 ? (double?)null : training.History.Epochs[epoch - 1].TrainingLoss,
            right = FourPixelCamera.CountCorrect(network),
            fields = ReceptiveField.Of(network, 0).Select(field => field.Pixels),
        }),
        strongest = training.Epochs.Max(network => Strongest(network.Layers[0])),
    };

    private static float Strongest(Layer layer)
    {
        float strongest = 0;
        foreach (float weight in layer.Weights)
            strongest = MathF.Max(strongest, MathF.Abs(weight));
        return strongest;
    }
}
