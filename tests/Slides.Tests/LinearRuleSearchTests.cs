using FourPixel.Net;

namespace FourPixel.Slides.Tests;

/// <summary>Lesson 2: simple rules can't do it.</summary>
public class LinearRuleSearchTests
{
    [Fact]
    public void Run_EveryChoiceOfPictures_FindsFiveOfEightAtMost()
    {
        IReadOnlyList<LinearRule> attempts = LinearRuleSearch.Run();

        attempts.Select(attempt => attempt.Pictures.Count).Distinct().Should().Equal(8, 7, 6, 5);
        attempts.GroupBy(attempt => attempt.Pictures.Count).Select(group => group.Count()).Should().Equal(1, 8, 28, 56);
        int best = attempts.Where(attempt => attempt.Succeeds).Max(attempt => attempt.Pictures.Count);
        best.Should().Be(5);
        (best / 8.0).Should().Be(0.625);
        attempts.Max(attempt => FourPixelCamera.CountCorrect(attempt.Network)).Should().Be(5);
    }

    [Fact]
    public void Run_EveryFailure_HasTheReason()
    {
        // What the search finds and what the reason says is the same, choice by choice: 4 categories to have both polarities
        // right, and one of two polarities for each of the other three, makes 4 * 2^3 = 32 choices that can be got right.
        IReadOnlyList<LinearRule> attempts = LinearRuleSearch.Run();

        attempts.Should().OnlyContain(attempt => attempt.Succeeds == (attempt.Conflict == null));
        attempts.Count(attempt => attempt.Succeeds).Should().Be(32);
    }

    [Fact]
    public void LinearScores_PictureAndNegative_AddUpToTwiceTheBias()
    {
        Network rule = LinearRuleSearch.Run()[^1].Network;
        var linear = new Network(4, [new Dense(4)]);
        rule.Layers[0].Weights.CopyTo(linear.Layers[0].Weights);
        rule.Layers[0].Biases.CopyTo(linear.Layers[0].Biases);

        foreach (FourPixelPicture picture in FourPixelCamera.PurePictures)
        {
            float[] scores = linear.Forward(picture.ToVector());
            float[] opposite = linear.Forward(picture.Negative.ToVector());
            for (int i = 0; i < 4; i++)
                (scores[i] + opposite[i]).Should().BeApproximately(2 * linear.Layers[0].Biases[i], 1e-5f);
        }
    }
}
