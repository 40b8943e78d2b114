using FourPixel.Net;

namespace FourPixel.Slides.Tests;

/// <summary>Lesson 12: learn all the weights by gradient descent.</summary>
public class CameraTrainingTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Run_AnySeed_LearnsAllEightPictures(int seed)
    {
        CameraTraining training = CameraTraining.Run(seed);

        FourPixelCamera.CountCorrect(training.Before).Should().BeLessThan(8);
        FourPixelCamera.CountCorrect(training.After).Should().Be(8);
        training.History.Epochs.Should().HaveCount(40);
        training.Epochs.Should().HaveCount(41);
        training.History.Epochs[^1].TrainingLoss.Should().BeLessThan(training.History.Epochs[0].TrainingLoss / 4);
    }

    [Fact]
    public void Run_SameSeed_LearnsTheSameWeights() =>
        CameraTraining.Run(5, epochs: 3).After.Layers[0].Weights.ToArray().Should()
            .Equal(CameraTraining.Run(5, epochs: 3).After.Layers[0].Weights.ToArray());
}
