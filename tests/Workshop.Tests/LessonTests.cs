using FourPixel.Samples.Workshop.Page;
using Spectre.Console;

namespace FourPixel.Samples.Workshop.Tests;

/// <summary>The thirteen lessons, in the terminal and as HTML.</summary>
public sealed class LessonTests
{
    public static readonly TheoryData<int> Numbers = [.. Enumerable.Range(1, 13)];

    private static readonly Studio _studio = new();

    [Fact]
    public void All_Lessons_AreInTheSlidesOrder() =>
        Lesson.All.Select(lesson => lesson.Title).Should().Equal(
            "A four-pixel camera", "Simple rules can't do it", "A neuron: weighted sum and squash",
                "Receptive fields get more complex",
            "Forward propagation", "Errors", "How many M&Ms in a bag?", "Optimization", "Vectorization",
                "Activations", "Losses",
            "Learn all the weights", "Backpropagation, the chain rule");

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Lesson_Each_CanBeReadInTheTerminalAndEndsWithAPointer(int number)
    {
        using var text = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(
            new AnsiConsoleSettings { Out = new AnsiConsoleOutput(text), Ansi = AnsiSupport.No });
        console.Profile.Width = 120;

        TerminalLesson.Print(console, number, _studio);

        text.ToString().Should().Contain($"Lesson {number}: {Lesson.All[number - 1].Title}").And.NotContain("`");
        Block[] blocks = [.. Lesson.All[number - 1].Blocks(_studio)];
        blocks[^1].Should().BeOfType<Pointer>();
        blocks.OfType<Grid>().All(grid => grid.Rows.All(row => row.Length == grid.Headers.Length)).Should().BeTrue();
        blocks.Select(Html.Of).Should().OnlyContain(html => html.Length > 0);
    }

    [Fact]
    public void Curves_OnThePage_UseThePagesColoursOnly()
    {
        string svg = new CurvePlot(300, 200).Add([0, 1, 2], [0, 1, 4]).Add([0, 1, 2], [0, 2, 4], second: true).Limits(
            0, 2, 0, 4).ToSvg("a < b", "d");

        svg.Should().Contain("var(--first)").And.Contain("var(--second)").And.Contain("var(--line)").And.Contain(
            "<title>a &lt; b</title>");
        svg.Replace("url(#", "", StringComparison.Ordinal).Should().NotContain("#").And.NotContain("black")
            .And.NotContain("white").And.NotContain("font-family");
    }
}
