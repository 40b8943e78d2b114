using FourPixel.Net;

namespace FourPixel.Slides.Tests;

/// <summary>Lesson 1: a four-pixel camera.</summary>
public class FourPixelCameraTests
{
    [Fact]
    public void PurePictures_All_AreFourCategoriesInBothPolarities()
    {
        FourPixelCamera.PurePictures.Should().HaveCount(8).And.OnlyHaveUniqueItems();
        FourPixelCamera.Categories.Should().Equal(
            FourPixelCategory.Solid, FourPixelCategory.Vertical, FourPixelCategory.Diagonal,
                FourPixelCategory.Horizontal);
        foreach (FourPixelPicture picture in FourPixelCamera.PurePictures)
        {
            picture.ToVector().Should().HaveCount(4).And.OnlyContain(pixel => pixel == -1 || pixel == 1);
            FourPixelCamera.PurePictures.Should().Contain(picture.Negative, "the negative shows the same category");
        }
    }

    [Theory]
    [InlineData(FourPixelCategory.Solid, 1, 1, 1, 1)]
    [InlineData(FourPixelCategory.Vertical, 1, -1, 1, -1)]
    [InlineData(FourPixelCategory.Diagonal, 1, -1, -1, 1)]
    [InlineData(FourPixelCategory.Horizontal, 1, 1, -1, -1)]
    public void PurePictures_EachCategory_IsAsOnTheSlides(FourPixelCategory category, float a, float b, float c,
        float d)
    {
        var picture = new FourPixelPicture(a, b, c, d, category);
        FourPixelCamera.PurePictures.Where(p => p.Category == category).Should().Equal(picture, picture.Negative);
    }

    [Fact]
    public void Take_SameSeed_TakesTheSamePictures()
    {
        FourPixelPicture[] pictures = FourPixelCamera.Take(200, noise: 0.3, seed: 7);

        pictures.Should().Equal(FourPixelCamera.Take(200, noise: 0.3, seed: 7));
        pictures.Should().NotEqual(FourPixelCamera.Take(200, noise: 0.3, seed: 8));
        pictures.SelectMany(picture => picture.ToVector()).Should().OnlyContain(pixel => pixel >= -1 && pixel <= 1);
        pictures.Select(picture => picture.Category).Distinct().Should().HaveCount(4);
    }

    [Fact]
    public void Take_NoNoise_TakesPurePictures() =>
        FourPixelCamera.Take(50, noise: 0, seed: 1).Should().OnlyContain(
            picture => FourPixelCamera.PurePictures.Contains(picture));

    [Fact]
    public void EveryPicture_ThreeLevels_Has81() => FourPixelCamera.EveryPicture().Should().HaveCount(81)
        .And.OnlyHaveUniqueItems();

    [Fact]
    public void ToText_FiveShades_GoFromBlankToFull()
    {
        new FourPixelPicture(1, -1, 0, 0.5f).ToText().Should().Be("██  \n▒▒▓▓");
        new FourPixelPicture(-0.5f, -1, -1, 1).ToText().Should().Be("░░  \n  ██");
    }

    [Fact]
    public void ToSvg_Picture_HasFourPixelsAndATitle()
    {
        string svg = FourPixelCamera.PurePictures[2].ToSvg();

        svg.Should().Contain("<title>Vertical</title>").And.Contain("role=\"img\"");
        System.Xml.Linq.XElement.Parse(svg).Descendants().Select(e => (string?)e.Attribute("fill"))
            .Where(fill => fill is "#ffffff" or "#000000").Should().Equal("#ffffff", "#000000", "#ffffff", "#000000");
    }

    [Theory]
    [InlineData(1.01f)]
    [InlineData(-1.01f)]
    [InlineData(float.NaN)]
    public void Picture_PixelOutOfRange_IsRefused(float pixel)
    {
        Action make = () => _ = new FourPixelPicture(0, 0, pixel, 0);
        make.Should().Throw<ArgumentOutOfRangeException>().WithMessage("*-1 (black) to 1 (white)*");
    }

    [Fact]
    public void Take_BadArguments_AreRefused()
    {
        ((Action)(() => FourPixelCamera.Take(-1))).Should().Throw<ArgumentOutOfRangeException>();
        ((Action)(() => FourPixelCamera.Take(1, noise: double.NaN))).Should().Throw<ArgumentOutOfRangeException>();
        ((Action)(() => FourPixelCamera.ToExamples([new FourPixelPicture(0, 0, 0, 0)]))).Should()
            .Throw<ArgumentException>();
        ((Action)(() => FourPixelCamera.CountCorrect(new Network(3, [new Dense(4)])))).Should()
            .Throw<ArgumentException>();
    }
}
