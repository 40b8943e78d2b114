using FourPixel.Net;

namespace FourPixel.Slides.Tests;

/// <summary>Lesson 6: errors.</summary>
public class ErrorTableTests
{
    [Fact]
    public void SlidesExample_Total_Is325()
    {
        ErrorTable table = ErrorTable.SlidesExample;

        table.Rows.Select(row => row.Truth).Should().Equal(0, 0, 0, 1);
        table.Rows.Select(row => row.Answer).Should().Equal(0.5, 0.75, -0.25, -0.75);
        table.Rows.Select(row => row.Error).Should().Equal(0.5, 0.75, 0.25, 1.75);
        table.Total.Should().Be(3.25);
    }

    [Fact]
    public void Table_RightAnswer_HasNoError() =>
        new ErrorTable(FourPixelCategory.Diagonal, [0, 0, 1, 0]).Total.Should().Be(0);

    [Fact]
    public void Table_ThreeAnswers_IsRefused() =>
        ((Action)(() => _ = new ErrorTable(FourPixelCategory.Solid, [0, 0, 1]))).Should().Throw<ArgumentException>();
}
