using System.Numerics;
using FourPixel.Net;

namespace FourPixel.Slides;

/// <summary>
/// Simple rules can't do it: a search over all choices of pictures for the largest one that a linear rule classifies correctly,
/// and the reason.
/// </summary>
/// <remarks>
/// The reason: a linear score is s(x) = w x + b, so s(x) + s(-x) = 2 b. A category that has a picture and its negative
/// right beats each other category on both, so its b is larger than theirs. Only one category can have the largest b;
/// of each of the other three, at most one polarity is right. That makes 2 + 1 + 1 + 1 = 5 of the 8 pictures.
/// </remarks>
public static class LinearRuleSearch
{
    /// <summary>
    /// Tries all 8 pictures, then every choice of 7, and so on down to the first size at which some choice can be got
    /// right. For each choice, the engine trains a network of one layer.
    /// </summary>
    /// <returns>Every attempt, from the most pictures to the fewest.</returns>
    public static IReadOnlyList<LinearRule> Run()
    {
        var attempts = new List<LinearRule>();
        int count = FourPixelCamera.PurePictures.Count;
        for (int size = count; size > 0 && !attempts.Exists(attempt => attempt.Succeeds); size--)
        {
            for (uint chosen = 0; chosen < 1u << count; chosen++)
            {
                if (BitOperations.PopCount(chosen) == size)
                    attempts.Add(Try([.. FourPixelCamera.PurePictures.Where((_, i) => (chosen >> i & 1) == 1)]));
            }
        }
        return attempts;
    }

    /// <summary>Searches for a linear rule that classifies all of these pictures correctly, by gradient descent.</summary>
    /// <param name="pictures">Pure pictures, each at most once.</param>
    public static LinearRule Try(IReadOnlyList<FourPixelPicture> pictures)
    {
        var network = new Network(FourPixelPicture.PixelCount,
            [new Dense(FourPixelCamera.Categories.Count, Activation.Softmax)]);
        Network best = network.Clone();
        int right = FourPixelCamera.CountCorrect(network, pictures);
        new NetworkTrainer(new TrainingOptions
        {
            LearningRate = 0.1,
            BatchSize = pictures.Count,
            NumberOfEpochs = 60,
            Patience = 0,
            NumberOfThreads = 1,
            EpochCompleted = report =>
            {
                int now = FourPixelCamera.CountCorrect(network, pictures);
                if (now > right)
                    (best, right) = (network.Clone(), now);
                report.Stop = right == pictures.Count;
            },
        }).Train(network, FourPixelCamera.ToExamples(pictures));
        return new LinearRule(pictures, best, right, FindConflict(pictures));
    }

    private static (FourPixelCategory First, FourPixelCategory Second)? FindConflict(
        IEnumerable<FourPixelPicture> pictures)
    {
        FourPixelCategory[] both =
        [
            .. pictures.GroupBy(picture => picture.Category!.Value).Where(group => group.Count() == 2).Select(
                group => group.Key),
        ];
        return both.Length >= 2 ? (both[0], both[1]) : null;
    }
}
