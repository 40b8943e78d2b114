using FourPixel.MLNet.Tests.Support;
using Microsoft.ML;

namespace FourPixel.MLNet.Tests.Trainers;

/// <summary>A picture and its negative share a category, so that no linear rule tells all four apart; a network does.</summary>
public class FourPixelCameraTests
{
    private readonly MLContext _context = new(1);

    [Fact]
    public void FourPixelTrainer_DefaultsOnTheEightPurePictures_GetsAllRight() =>
        FourPixelCamera.CountRight(_context, new FourPixelTrainer(), FourPixelCamera.PurePictures).Should().Be(8);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(12345)]
    public void FourPixelTrainer_EightPurePicturesAndAnySeed_GetsAllRight(int seed) =>
        FourPixelCamera.CountRight(_context, new FourPixelTrainer(new FourPixelTrainer.Options { Seed = seed }), FourPixelCamera.PurePictures)
            .Should().Be(8);

    [Fact]
    public void FourPixelTrainer_NoisyPictures_GetsThePureOnesRight() =>
        FourPixelCamera.CountRight(_context, new FourPixelTrainer(), FourPixelCamera.MakeNoisyPictures(200)).Should().Be(8);

    [Fact]
    public void LinearTrainers_AnyPictures_GetAtMostFiveRight()
    {
        var trainers = _context.MulticlassClassification.Trainers;
        foreach (Picture[] pictures in new[] { FourPixelCamera.PurePictures, FourPixelCamera.MakeNoisyPictures(200) })
        {
            FourPixelCamera.CountRight(_context, trainers.SdcaMaximumEntropy(maximumNumberOfIterations: 200), pictures).Should().BeLessThanOrEqualTo(5);
            FourPixelCamera.CountRight(_context, trainers.LbfgsMaximumEntropy(), pictures).Should().BeLessThanOrEqualTo(5);
            FourPixelCamera.CountRight(_context, new FourPixelTrainer(new FourPixelTrainer.Options { Recipe = Recipe.Textbook, HiddenLayers = [] }), pictures)
                .Should().BeLessThanOrEqualTo(5);
        }
    }
}
