using System.IO.Compression;
using System.Reflection;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using FourPixel.MLNet.Tests.Support;

namespace FourPixel.MLNet.Tests.Packaging;

public class PackageTests(Packages packages) : IClassFixture<Packages>
{
    [Fact]
    public void Package_OfEachLibrary_HasReadmeLicenceDocumentationAndRepository()
    {
        foreach (string name in Packages.Names)
        {
            using ZipArchive package = packages.Open(name);
            package.Entries.Select(entry => entry.FullName).Should()
                .Contain("README.md", "icon.png", $"lib/net10.0/{name}.dll", $"lib/net10.0/{name}.xml")
                .And.NotContain(entry => entry.StartsWith("build") || entry.StartsWith("tools"));

            XElement description = packages.Describe(name);
            description.Element("license")!.Value.Should().Be("MIT");
            description.Element("readme")!.Value.Should().Be("README.md");
            description.Element("icon")!.Value.Should().Be("icon.png");
            description.Element("description")!.Value.Should().NotBeEmpty();
            if (Directory.Exists(Path.Combine(Places.Repository, ".git")) || File.Exists(Path.Combine(Places.Repository, ".git")))
                description.Element("repository")!.Attribute("commit")!.Value.Should().HaveLength(40);
        }
    }

    /// <summary>A package page shows the README alone, so that a link into the repository would lead nowhere.</summary>
    [Fact]
    public void Package_OfEachLibrary_HasAReadmeWithoutRelativeLinksAndTheChangelogAsReleaseNotes()
    {
        string changelog = File.ReadAllText(Path.Combine(Places.Repository, "CHANGELOG.md")).ReplaceLineEndings("\n");
        foreach (string name in Packages.Names)
        {
            using ZipArchive package = packages.Open(name);
            string readme = Encoding.UTF8.GetString(Read(package.GetEntry("README.md")!));
            string notes = packages.Describe(name).Element("releaseNotes")!.Value.ReplaceLineEndings("\n");

            readme.Should().StartWith("# FourPixel").And.Contain("```csharp").And.Contain("](https://").And.NotMatchRegex(@"\]\((?!https://)");
            notes.Should().StartWith("### ").And.NotContain("\n## ");
            changelog.Should().Contain(notes);
        }
    }

    /// <summary>Built twice from the sources. Only the names and times of the zip's own entries may differ.</summary>
    [Fact]
    public void Package_PackedAgain_HasTheSameBytes()
    {
        const string Name = "FourPixel.MLNet";
        string folder = packages.Outside.FileAt("packed again");
        packages.PackAgain(Name, folder);

        foreach (string extension in (string[])["nupkg", "snupkg"])
        {
            using ZipArchive first = packages.Open(Name, extension);
            using ZipArchive second = ZipFile.OpenRead(Path.Combine(folder, $"{Name}.{packages.Version}.{extension}"));

            Hashes(second).Should().BeEquivalentTo(Hashes(first));
        }
    }

    [Fact]
    public void Package_OfEachLibrary_AsksOnlyForWhatRunsWithIt()
    {
        Dependencies("FourPixel.Net").Should().Equal("System.Numerics.Tensors 10.0.12");
        Dependencies("FourPixel.MLNet").Should().Equal($"FourPixel.Net [{packages.Version}]",
            "Microsoft.ML [5.0.1, 5.1.0)", "Microsoft.ML.DataView [5.0.1, 5.1.0)", "System.IO.Hashing 10.0.12", "System.Numerics.Tensors 10.0.12");
        Dependencies("FourPixel.Onnx").Should().Equal($"FourPixel.Net [{packages.Version}]", "Google.Protobuf 3.36.2");
        Dependencies("FourPixel.Report").Should().Equal($"FourPixel.MLNet [{packages.Version}]");
        Dependencies("FourPixel.Mpi").Should().Equal($"FourPixel.Net [{packages.Version}]");
    }

    [Fact]
    public void Package_OfEachLibrary_HasSymbolsAndNoPathOfThisMachine()
    {
        foreach (string name in Packages.Names)
        {
            using ZipArchive package = packages.Open(name);
            using ZipArchive symbols = packages.Open(name, "snupkg");
            ZipArchiveEntry[] assemblies = [.. package.Entries.Where(entry => entry.Name == name + ".dll")];
            foreach (ZipArchiveEntry entry in (ZipArchiveEntry[])[.. assemblies, symbols.GetEntry($"lib/net10.0/{name}.pdb")!])
            {
                byte[] bytes = Read(entry);
                bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Places.Repository.TrimEnd(Path.DirectorySeparatorChar))).Should().Be(-1);
            }
        }
    }

    /// <summary>The packages contain machine code if the SDK's compiler is available; lib contains only IL.</summary>
    [Fact]
    public void Package_OfEachLibrary_HasMachineCodeUnderRuntimesOnly()
    {
        foreach (string name in Packages.Names)
        {
            using ZipArchive package = packages.Open(name);
            foreach (ZipArchiveEntry entry in package.Entries.Where(entry => entry.Name == name + ".dll"))
                HasMachineCode(entry).Should().Be(entry.FullName.StartsWith("runtimes/"), entry.FullName);
            package.Entries.Any(entry => entry.FullName == $"runtimes/linux-x64/lib/net10.0/{name}.dll").Should().Be(Packages.HaveCrossgen);
        }
    }

    /// <summary>ML.NET stores it in model files, and a model from 1.2 has to load where 1.1 is.</summary>
    [Fact]
    public void Package_OfEachLibrary_HasTheAssemblyVersionOfAllOf1x()
    {
        foreach (string name in Packages.Names)
        {
            using ZipArchive package = packages.Open(name);
            string file = packages.Outside.FileAt(name + ".dll");
            package.GetEntry($"lib/net10.0/{name}.dll")!.ExtractToFile(file, overwrite: true);
            AssemblyName.GetAssemblyName(file).Version.Should().Be(new Version(1, 0, 0, 0));
        }
    }

    [Fact]
    public void Package_InProjectsOutside_TrainsInOneAndPredictsTheSameInAnother()
    {
        using var folder = new TemporaryFolder();
        WriteSources(folder);
        string trained = RunProject(folder, "Train", """
            var pipeline = context.Transforms.Concatenate("Features", "Length", "Width")
                .Append(context.Transforms.Conversion.MapValueToKey("Label", "Kind"))
                .Append(context.MulticlassClassification.Trainers.FourPixel(numberOfEpochs: 5));
            var model = pipeline.Fit(rows);
            context.Model.Save(model, rows.Schema, "../model.zip");
            """);
        string predicted = RunProject(folder, "Predict", """
            var model = context.Model.Load("../model.zip", out _);
            """);

        trained.Should().MatchRegex("(?s)(0[.][0-9]+ ){3}.*");
        predicted.Should().Be(trained);
    }

    private List<string> Dependencies(string name) =>
        [.. packages.Describe(name).Descendants("dependency").Select(element => $"{element.Attribute("id")!.Value} {element.Attribute("version")!.Value}")];

    private static bool HasMachineCode(ZipArchiveEntry entry)
    {
        using var assembly = new PEReader(new MemoryStream(Read(entry)));
        return assembly.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }

    /// <summary>The hash of each entry but the relations and properties of the zip, which have random names.</summary>
    private static Dictionary<string, string> Hashes(ZipArchive package) =>
        package.Entries.Where(entry => !entry.FullName.StartsWith("_rels/") && !entry.FullName.EndsWith(".psmdcp"))
            .ToDictionary(entry => entry.FullName, entry => Convert.ToHexString(SHA256.HashData(Read(entry))));

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var bytes = new MemoryStream();
        using Stream stream = entry.Open();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>
    /// FourPixel comes from the folder, all else from wherever this machine's packages come from or already lie. What is
    /// installed goes away with the folder.
    /// </summary>
    private void WriteSources(TemporaryFolder folder)
    {
        Directory.CreateDirectory(Packages.Installed);
        folder.Write("nuget.config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{folder.FileAt("installed")}" /></config>
              <packageSources><add key="packed here" value="{packages.Folder}" /></packageSources>
              <fallbackPackageFolders><add key="known" value="{Packages.Installed}" /></fallbackPackageFolders>
            </configuration>
            """);
    }

    /// <summary>A new console project that refers to the package and nothing else.</summary>
    private string RunProject(TemporaryFolder folder, string name, string getModel)
    {
        string project = folder.FileAt(name);
        Directory.CreateDirectory(project);
        folder.Write(Path.Combine(name, name + ".csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="FourPixel.MLNet" Version="[{packages.Version}]" />
              </ItemGroup>
            </Project>
            """);
        folder.Write(Path.Combine(name, "Program.cs"), $$"""
            using Microsoft.ML;
            using Microsoft.ML.Data;

            var context = new MLContext(seed: 1);
            var rows = context.Data.LoadFromEnumerable(Enumerable.Range(0, 60).Select(i =>
                new Leaf { Length = i % 3 + i / 100f, Width = 2 - i % 3 + i / 90f, Kind = "abc"[i % 3].ToString() }));
            {{getModel}}
            foreach (float[] scores in model.Transform(rows).GetColumn<float[]>("Score").Take(5))
                Console.WriteLine(string.Join(' ', scores) + " ");

            class Leaf
            {
                public float Length { get; set; }
                public float Width { get; set; }
                public string Kind { get; set; } = "";
            }
            """);
        return Packages.Run(project, "run", "-nodeReuse:false");
    }
}
