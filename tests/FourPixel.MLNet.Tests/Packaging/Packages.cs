using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Xml.Linq;
using FourPixel.MLNet.Tests.Support;

namespace FourPixel.MLNet.Tests.Packaging;

/// <summary>The packages, packed once for all tests from the sources, with a unique version.</summary>
public sealed class Packages : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public Packages()
    {
        Version = $"0.1.0-test.{Guid.NewGuid():N}";
        foreach (string project in Names)
            Pack(project, Folder);
    }

    public static string[] Names => ["FourPixel.Net", "FourPixel.MLNet", "FourPixel.Onnx", "FourPixel.Report", "FourPixel.Mpi"];

    /// <summary>The SDK's compiler and the runtime that it compiles for are there, after packing asked for them.</summary>
    public static bool HaveCrossgen =>
        Versions($"microsoft.netcore.app.crossgen2.{RuntimeInformation.RuntimeIdentifier}").Intersect(Versions("microsoft.netcore.app.runtime.linux-x64")).Any();

    /// <summary>Where this machine's packages lie.</summary>
    public static string Installed { get; } = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    public string Version { get; }

    public string Folder => _folder.FileAt("packages");

    /// <summary>Where new projects can be made: outside of the repository.</summary>
    internal TemporaryFolder Outside => _folder;

    public void Dispose() => _folder.Dispose();

    public ZipArchive Open(string name, string extension = "nupkg") =>
        ZipFile.OpenRead(Path.Combine(Folder, $"{name}.{Version}.{extension}"));

    private string Built => _folder.FileAt("artifacts");

    /// <summary>Packs a project from a clean copy of its sources into a folder.</summary>
    public void PackAgain(string project, string folder)
    {
        Directory.Delete(Built, recursive: true);
        Pack(project, folder);
    }

    private void Pack(string project, string folder) =>
        Run(Places.Repository, "pack", Path.Combine("src", project), "-c", "Release", "-o", folder, $"-p:Version={Version}",
            "-p:UseArtifactsOutput=true", $"-p:ArtifactsPath={Built}", "-nodeReuse:false");

    /// <summary>The elements of a package's description by their names.</summary>
    public XElement Describe(string name)
    {
        using ZipArchive package = Open(name);
        using Stream stream = package.GetEntry(name + ".nuspec")!.Open();
        XElement description = XElement.Load(stream);
        foreach (XElement element in description.DescendantsAndSelf())
            element.Name = element.Name.LocalName;
        return description.Element("metadata")!;
    }

    private static IEnumerable<string> Versions(string package)
    {
        string folder = Path.Combine(Installed, package);
        return Directory.Exists(folder) ? Directory.GetDirectories(folder).Select(version => Path.GetFileName(version)) : [];
    }

    /// <summary>Runs dotnet, which has to succeed.</summary>
    internal static string Run(string folder, params string[] arguments)
    {
        ProcessResult result = ProcessResult.RunDotnet(folder, arguments);
        result.ExitCode.Should().Be(0, "dotnet {0}: {1}{2}", string.Join(' ', arguments), result.Output, result.Errors);
        return result.Output;
    }
}
