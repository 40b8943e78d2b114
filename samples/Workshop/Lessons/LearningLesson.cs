using FourPixel.Net;
using FourPixel.Net.Pictures;
using FourPixel.Samples.Workshop.Page;
using FourPixel.Slides;

namespace FourPixel.Samples.Workshop.Lessons;

/// <summary>Lesson 12: gradient descent on all weights at once.</summary>
internal static class LearningLesson
{
    private static readonly int[] _shownEpochs = [0, 1, 2, 5, 10, 20, 40];

    private static readonly int[][] _growing = [[4, 4, 4], [4, 8, 4], [4, 16, 16, 4], [4, 64, 64, 4]];

    public static IEnumerable<Block> Blocks(Studio studio)
    {
        CameraTraining training = studio.Training;
        yield return new Words("Nobody wires networks by hand. Start with random weights, measure the error, and "
            + "roll downhill in all weights at once. This network has 8 hidden neurons and learns from 240 noisy "
            + "pictures, again and again; once through all of them is an epoch.");
        yield return new Play(TrainingPlayer.Html(training));
        yield return new Grid("The training history.", ["epoch", "mean error", "of 8 pure pictures, right"],
            [.. _shownEpochs.Select(epoch => (string[])[$"{epoch}",
                epoch == 0 ? "" : $"{training.History.Epochs[epoch - 1].TrainingLoss:0.000}",
                $"{FourPixelCamera.CountCorrect(training.Epochs[epoch])}"])]);
        yield return new Picture(ReceptiveFieldSheet.ToSvg(training.Before),
            "Receptive fields before training: those of the random initial weights.");
        yield return new Picture(ReceptiveFieldSheet.ToSvg(training.After),
            "Receptive fields after: the answers at the bottom have found the pictures they stand for, led by "
            + "nothing but the slope.");
        yield return new Words("Click the pixels once more, for the network that has learned:");
        yield return new Play(CameraPlayer.Html("learned", training.After, FourPixelCamera.PurePictures[2],
            "The learned network's answers are probabilities: softmax makes them add up to 1."));
        yield return new Words("To roll, you need the slope: the change in error over the change in weight. You "
            + "could wiggle each weight a little up and down and look at the error. That is expensive: two passes "
            + "forward for each weight. Calculating the slope directly takes one pass forward and one back, for all "
            + "weights together, and gives the same numbers.");
        yield return new Grid("The gradient over the eight pure pictures, both ways.",
            ["network", "weights and biases", "numerically: passes", "directly: passes", "largest difference"],
                [.. _growing.Select(Compare)]);
        yield return new Pointer("`CameraTraining`, `NetworkGradient`; in the engine `NetworkTrainer` and "
            + "`Training/`", "`NumberOfEpochs`, `BatchSize`, `LearningRate`, `Optimizer`, `EpochCompleted` to watch "
            + "it.");
    }

    private static string[] Compare(int[] shape)
    {
        var network = new Network(shape[0],
            [.. shape[1..^1].Select(units => new Dense(units, Activation.Tanh)),
            new Dense(shape[^1], Activation.Softmax)], Studio.Seed);
        ExampleSet pictures = FourPixelCamera.ToExamples([.. FourPixelCamera.PurePictures]);
        var numeric = NetworkGradient.Numerically(network, pictures, new TrainingOptions());
        var direct = NetworkGradient.ByBackpropagation(network, pictures, new TrainingOptions());
        double difference = numeric.Slopes.Zip(direct.Slopes, (a, b) => Math.Abs(a - b)).Max();
        return [string.Join(" - ", shape), $"{network.ParameterCount:#,0}", $"{numeric.ForwardPasses:#,0} forward",
            $"{direct.ForwardPasses} forward, {direct.BackwardPasses} back", $"{difference:0.000000}"];
    }
}
