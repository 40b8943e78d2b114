using System.IO.Compression;
using FourPixel.Tool.Tests.Support;

namespace FourPixel.Tool.Tests.Packaging;

/// <summary>The tool as its users get it: packed, and installed from a folder.</summary>
public sealed class ToolPackageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _version = $"0.1.0-test.{Guid.NewGuid():N}";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Tool_InstalledFromItsPackage_TrainsPredictsAndEvaluates()
    {
        Pack();
        Install();
        string program = Path.Combine(_folder.FileAt("tools"), OperatingSystem.IsWindows() ? "fourpixel.exe" : "fourpixel");

        Run(program, "train", "--data", Places.Penguins, "--label", "species", "--model", "penguins.zip").Output.Should().Contain("Saved penguins.zip.");
        Run(program, "predict", "--model", "penguins.zip", "--data", Places.Penguins, "--output", "predicted.csv").Output.Should().Contain("Wrote predicted.csv: 344 rows");
        double accuracy = double.Parse(Run(program, "evaluate", "--model", "penguins.zip", "--data", "predicted.csv").CellsOf("Accuracy")[0].TrimEnd('%'));

        accuracy.Should().BeGreaterThan(97);
        string[][] rows = [.. File.ReadLines(_folder.FileAt("predicted.csv")).Select(line => line.Split(','))];
        rows.Should().HaveCount(345);
        rows.Skip(1).Count(row => row[0] == row[^2]).Should().Be((int)Math.Round(344 * accuracy / 100));
    }

    [Fact]
    public void Package_OfTheTool_IsNamedAndHasReadmeAndLicence()
    {
        Pack();

        using ZipArchive package = ZipFile.OpenRead(_folder.FileAt($"packages/FourPixel.Tool.{_version}.nupkg"));

        package.Entries.Select(entry => entry.FullName).Should().Contain("README.md", "tools/net10.0/any/FourPixel.Tool.dll");
        Read(package, "FourPixel.Tool.nuspec").Should().ContainAll("DotnetTool", "MIT", "<releaseNotes>###");
        Read(package, "README.md").Should().StartWith("# FourPixel").And.NotMatchRegex(@"\]\((?!https://)");
        Read(package, "tools/net10.0/any/DotnetToolSettings.xml").Should().Contain("\"fourpixel\"");
    }

    /// <summary>Packs what was built for the tests.</summary>
    private void Pack() => Run(StartedProgram.Dotnet, "pack", Path.Combine(Places.Repository, "src", "FourPixel.Tool"), "--no-build",
        "-c", Places.Configuration, "-o", _folder.FileAt("packages"), $"-p:Version={_version}", $"-p:PublishDir={_folder.FileAt("publish")}/", "-nodeReuse:false");

    /// <summary>From the folder alone; what is installed goes away with it.</summary>
    private void Install()
    {
        _folder.Write("nuget.config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{_folder.FileAt("installed")}" /></config>
              <packageSources><clear /><add key="packed here" value="{_folder.FileAt("packages")}" /></packageSources>
            </configuration>
            """);
        Run(StartedProgram.Dotnet, "tool", "install", "FourPixel.Tool", "--version", _version, "--tool-path", _folder.FileAt("tools"), "--configfile", _folder.FileAt("nuget.config"));
    }

    private ToolResult Run(string program, params string[] arguments)
    {
        using var started = new StartedProgram(_folder.Path, program, arguments);
        return started.Wait().ShouldSucceed();
    }

    private static string Read(ZipArchive package, string entry)
    {
        using var reader = new StreamReader(package.GetEntry(entry)!.Open());
        return reader.ReadToEnd();
    }
}
