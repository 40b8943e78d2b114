using FourPixel.MLNet.Tests.Support;
using Microsoft.ML;

namespace FourPixel.MLNet.Tests.Models;

/// <summary>A process that only has the path of FourPixel's build output loads the model.</summary>
public sealed class LoadProbeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MLContext _context = new(1);

    public void Dispose() => _folder.Dispose();

    [Theory, EverySubject]
    public void Load_InAProcessThatOnlyLoads_ScoresTheSameBitForBit(Subject subject)
    {
        TrainerCase trainerCase = TrainerCase.Of(subject);
        IDataView rows = _context.Data.LoadFromEnumerable(Examples.Make());
        ITransformer model = Examples.Featurizer(_context).Append(trainerCase.MakeTrainer(_context)).Fit(rows);
        _context.Model.Save(model, rows.Schema, _folder.FileAt("model.zip"));
        using (FileStream stream = File.Create(_folder.FileAt("rows.idv")))
            _context.Data.SaveAsBinary(rows, stream);

        ProcessResult probe = ProcessResult.RunDotnet(_folder.Path, Places.LoadProbe, "model.zip", "rows.idv");

        probe.Errors.Should().BeEmpty();
        probe.ExitCode.Should().Be(0);
        string[] lines = probe.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        lines[0].Should().Be(trainerCase.TransformerType.ToString());
        lines[1..].Should().Equal(Scores.Bits(model.Transform(rows)));
    }

    [Fact]
    public void LoadProbe_ItsAssembly_RefersToNothingOfFourPixel()
    {
        using var stream = File.OpenRead(Places.LoadProbe);
        using var assembly = new System.Reflection.PortableExecutable.PEReader(stream);
        var metadata = System.Reflection.Metadata.PEReaderExtensions.GetMetadataReader(assembly);

        metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))
            .Should().Contain("Microsoft.ML.Data").And.NotContain(name => name.StartsWith("FourPixel", StringComparison.Ordinal));
    }
}
