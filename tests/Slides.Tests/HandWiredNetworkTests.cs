using FourPixel.Net;

namespace FourPixel.Slides.Tests;

/// <summary>Lessons 4 and 5: the network wired by hand, and its forward propagation.</summary>
public class HandWiredNetworkTests
{
    private readonly Network _network = HandWiredNetwork.Create();

    [Fact]
    public void Create_AllWeights_AreOneMinusOneOrZero()
    {
        foreach (Layer layer in _network.Layers)
        {
            layer.Weights.ToArray().Should().OnlyContain(weight => weight == 1 || weight == -1 || weight == 0);
            layer.Biases.ToArray().Should().OnlyContain(bias => bias == 0);
        }
    }

    [Fact]
    public void Classify_PurePictures_GetsAllEightRight() => FourPixelCamera.CountCorrect(_network).Should().Be(8);

    [Fact]
    public void Classify_NoisyPictures_GetsThemRight()
    {
        FourPixelPicture[] pictures = FourPixelCamera.Take(500, noise: 0.2, seed: 3);
        FourPixelCamera.CountCorrect(_network, pictures).Should().BeGreaterThan(490);
    }

    [Fact]
    public void ForwardPropagation_LeftColumnWhite_LightsUpVertical()
    {
        // Rows: each changes by 1 - -1 = 2. Patterns: only the vertical one, at twice tanh 2. Then itself, and the answer.
        float change = MathF.Tanh(2);
        float pattern = MathF.Tanh(2 * change);

        float[][] layers = _network.ForwardByLayer([1, -1, 1, -1]);

        ShouldBe(layers[0], 0, change, 0, change);
        ShouldBe(layers[1], 0, pattern, 0, 0);
        ShouldBe(layers[2], 0, 0, pattern, 0, 0, 0, 0, 0);
        ShouldBe(layers[3], 0, pattern, 0, 0);
    }

    [Fact]
    public void ForwardPropagation_PictureAndNegative_GiveTheSameAnswers()
    {
        foreach (FourPixelPicture picture in FourPixelCamera.EveryPicture())
            _network.Forward(picture.ToVector()).Should().Equal(_network.Forward(picture.Negative.ToVector()));
    }

    private static void ShouldBe(float[] actual, params float[] expected)
    {
        actual.Should().HaveSameCount(expected);
        for (int i = 0; i < actual.Length; i++)
            actual[i].Should().BeApproximately(expected[i], 1e-6f);
    }
}
