using System.Reflection;
using System.Text;
using FourPixel.MLNet.Tests.Support;
using FourPixel.Net;
using Microsoft.ML;

namespace FourPixel.MLNet.Tests.Models;

/// <summary>
/// A model file names the assembly that loads it, version and all, and the runtime takes no lower one in its place. So the
/// assemblies keep one version, whatever the package's, and a model that a higher package saved loads in a lower one.
/// </summary>
public class PackageVersionTests
{
    [Theory]
    [InlineData(typeof(FourPixelTrainer))]
    [InlineData(typeof(Network))]
    public void AssemblyVersion_AnyPackage_IsFixed(Type type)
    {
        Assembly assembly = type.Assembly;
        assembly.GetName().Version.Should().Be(new Version(1, 0, 0, 0));
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Should().NotStartWith("1.0.0.0");
    }

    [Theory, EverySubject]
    public void Save_AnyModel_NamesTheFixedVersionAndNotThePackages(Subject subject)
    {
        var context = new MLContext(1);
        IDataView data = Examples.Make(rows: 30).ToView(context);

        var entries = ModelFile.Entries(ModelFile.Save(TrainerCase.Of(subject).MakeTrainer().Fit(data), data.Schema));

        string[] names = [.. entries.Values.SelectMany(NamesIn).Distinct()];
        names.Should().Equal("FourPixel.MLNet, Version=1.0.0.0");
    }

    /// <summary>The assemblies named in an entry, which ML.NET writes among the bytes with two for each letter.</summary>
    private static IEnumerable<string> NamesIn(byte[] bytes) =>
        System.Text.RegularExpressions.Regex.Matches(Encoding.Latin1.GetString(bytes).Replace("\0", ""), @"FourPixel\.[\w.]+, Version=[\d.]+")
            .Select(match => match.Value);
}
