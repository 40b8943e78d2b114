using System.Diagnostics;

namespace FourPixel.Samples.Workshop.Tests;

/// <summary>The program as a person runs it.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("workshop");

    [Fact]
    public void Run_OutputFile_WritesThePage()
    {
        string path = Path.Combine(_folder.FullName, "page.html");
        (int code, string output, string errors) = Run("--output", path);

        errors.Should().BeEmpty();
        code.Should().Be(0);
        output.Should().Contain("page.html");
        File.ReadAllText(path).Should().StartWith("<!doctype html>").And.Contain("id=\"lesson-13\"");
    }

    [Theory]
    [InlineData(2, "62.5%")]
    [InlineData(6, "3.25")]
    [InlineData(7, "10,000,000")]
    [InlineData(13, "d(y w2)/dy = w2")]
    public void Run_Lesson_PrintsIt(int number, string expected)
    {
        (int code, string output, _) = Run("--lesson", $"{number}");
        code.Should().Be(0);
        output.Should().Contain($"Lesson {number}:").And.Contain(expected).And.Contain("In the code:");
    }

    [Theory]
    [InlineData("There is no lesson 14", "--lesson", "14")]
    [InlineData("There is no lesson 0", "--lesson", "0")]
    [InlineData("'x'", "--lesson", "x")]
    [InlineData("--lessons", "--lessons", "1")]
    [InlineData("nowhere", "--output", "/nowhere/at/all.html")]
    public void Run_BadInput_SaysSoInOneLineAndExitsWith2(string expected, params string[] arguments)
    {
        (int code, _, string errors) = Run(arguments);
        code.Should().Be(2);
        errors.Trim().Should().StartWith("Error: ").And.Contain(expected).And.NotContain("\n");
    }

    [Fact]
    public void Pictures_OfTheReadme_AreWhatTheSampleDraws()
    {
        string? root = AppContext.BaseDirectory;
        while (root != null && !File.Exists(Path.Combine(root, "FourPixel.MLNet.sln")))
            root = Path.GetDirectoryName(root);
        foreach ((string name, string svg) in Pictures.All(new Studio()))
            File.ReadAllText(Path.Combine(root!, "docs", "pictures", name)).Should().Be(svg);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static (int Code, string Output, string Errors) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(typeof(Studio).Assembly.Location);
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }
}
