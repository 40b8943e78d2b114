using FourPixel.Tool.Tests.Support;

namespace FourPixel.Tool.Tests.Commands;

/// <summary>Models that another program saved.</summary>
public sealed class ForeignModelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static string Model => Path.Combine(Places.Repository, "tests", "FourPixel.MLNet.Tests", "Fixtures", "models", "v1-binary.zip");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Show_ModelOfAnotherProgram_TellsItsColumnsAndOptions()
    {
        ToolResult shown = ToolRun.Run("show", "--model", Model).ShouldSucceed();

        shown.Output.Should().ContainAll("Not saved by fourpixel train", "Features", "HiddenLayers", "Validation loss");
    }

    [Fact]
    public void Predict_ModelOfAnotherProgram_IsRefused() =>
        ToolRun.Run("predict", "--model", Model, "--data", Places.Penguins, "--output", _folder.FileAt("out.csv"))
            .ShouldFail(ExitCode.BadInput, "was not saved by fourpixel train: it has no information about how to read CSV files");
}
