using System.Globalization;
using System.Text.RegularExpressions;
using FourPixel.MLNet.Tests.Support;

namespace FourPixel.MLNet.Tests.Samples;

public sealed partial class SampleWithoutArgumentsTests(SampleWithoutArgumentsTests.Run run)
    : IClassFixture<SampleWithoutArgumentsTests.Run>
{
    [Fact]
    public void Sample_NoArguments_Succeeds()
    {
        run.Result.Errors.Should().BeEmpty();
        run.Result.ExitCode.Should().Be(0);
    }

    [Fact]
    public void Sample_Penguins_SavesModelThatBothProcessesAgreeOn()
    {
        run.Result.Output.Should().Contain("both agree on the scores of all 344 rows, bit for bit");
        run.Files.Should().Equal("model.zip");
    }

    [Fact]
    public void Sample_Penguins_AreClassifiedWellInCrossValidation()
    {
        Match means = CrossValidation().Match(run.Result.Output);

        double.Parse(means.Groups[1].Value, CultureInfo.InvariantCulture).Should().BeGreaterThanOrEqualTo(98);
        double.Parse(means.Groups[2].Value, CultureInfo.InvariantCulture).Should().BeGreaterThanOrEqualTo(98);
    }

    [Fact]
    public void Sample_Camera_IsSolvedByNetworkAndNotByLinearRule()
    {
        run.Lines.Should().Contain("FourPixel: 8 of 8 right.");
        string linear = run.Lines.Single(line => LinearCount().IsMatch(line));
        int.Parse(linear.Split(' ')[1], CultureInfo.InvariantCulture).Should().BeLessThanOrEqualTo(5);
    }

    [Fact]
    public void Sample_IsShort() =>
        Directory.GetFiles(Path.Combine(Places.Repository, "samples", "Pipeline"), "*.cs").Should().HaveCountLessThanOrEqualTo(4);

    [GeneratedRegex("Cross-validated: linear ([0-9.]+) %, FourPixel ([0-9.]+) % right")]
    private static partial Regex CrossValidation();

    [GeneratedRegex("^Linear: [0-9] of 8 right[.]$")]
    private static partial Regex LinearCount();

    /// <summary>One run of the sample for all tests.</summary>
    public sealed class Run
    {
        public Run()
        {
            using var folder = new TemporaryFolder();
            Result = ProcessResult.RunDotnet(folder.Path, Places.SampleProgram);
            Files = [.. Directory.GetFiles(folder.Path).Select(path => Path.GetFileName(path))];
        }

        internal ProcessResult Result { get; }

        internal IReadOnlyList<string> Files { get; }

        internal string[] Lines => Result.Output.Split('\n', StringSplitOptions.TrimEntries);
    }
}
