using System.IO.Compression;
using FourPixel.MLNet.Tests.Support;
using FourPixel.Net;
using FourPixel.Net.Tests;
using FourPixel.Net.Tests.Support;
using Microsoft.ML;

namespace FourPixel.MLNet.Tests.Models;

public class DamagedModelTests
{
    private const string MemoryLimit = "0x10000000";

    [Fact]
    public void Load_OfDamagedZips_FailsOrGivesTheUndamagedScores() =>
        ChildProcess.Run(LoadDamaged, "1000", ("DOTNET_GCHeapHardLimit", MemoryLimit));

    [Fact]
    public void Load_OfAZipWhoseNetworkIsDamaged_SaysThatInOneTypeOfException()
    {
        var damage = new Damage(seed: 1);
        foreach (ITransformer model in ThreeModels.All)
        {
            for (int i = 0; i < 20; i++)
            {
                byte[] zip = Rewrite(ThreeModels.Save(model), (name, bytes) =>
                    name.EndsWith("Network.bin", StringComparison.Ordinal) ? damage.Of(bytes) : bytes);
                Innermost(() => Load(zip)).Should().BeOfType<NetworkFormatException>();
            }
        }
    }

    [Fact]
    public void Load_OfAZipWithoutItsNetwork_NamesTheEntry()
    {
        byte[] zip = Rewrite(ThreeModels.Save(ThreeModels.All[0]), (name, bytes) =>
            name.EndsWith("Network.bin", StringComparison.Ordinal) ? null : bytes);
        Innermost(() => Load(zip)).Message.Should().Contain("no entry Network.bin");
    }

    /// <summary>ML.NET itself would load the entries in front of the network, of the normalizer say, as they are.</summary>
    [Fact]
    public void Load_OfAZipWithAChangedByteInAnotherEntry_FailsForEachOfThem()
    {
        byte[] zip = Rewrite(ThreeModels.Save(ThreeModels.All[1]), (_, bytes) => bytes, CompressionLevel.NoCompression);
        var complaints = new List<string>();
        foreach ((string name, byte[] bytes) in Entries(zip).Where(entry => entry.Bytes.Length > 0))
        {
            byte[] damaged = [.. zip];
            damaged[zip.AsSpan().IndexOf(bytes) + bytes.Length - 1] ^= 1;
            complaints.Add(name + ": " + Innermost(() => Load(damaged)).Message);
        }
        complaints.Should().Contain(complaint => complaint.Contains("the checksum of its entry") && complaint.Contains("Transform_001"));
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Entries(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            using var bytes = new MemoryStream();
            using (Stream stream = entry.Open())
                stream.CopyTo(bytes);
            yield return (entry.FullName, bytes.ToArray());
        }
    }

    private static void LoadDamaged(string count)
    {
        byte[][] zips = [.. ThreeModels.All.Select(ThreeModels.Save)];
        zips = [.. zips, .. zips.Select(zip => Rewrite(zip, (_, bytes) => bytes, CompressionLevel.NoCompression))];
        string[] scores = [.. zips.Select(zip => ThreeModels.Score(Load(zip)))];
        int accepted = 0;
        for (int seed = 0; seed < int.Parse(count); seed++)
        {
            int i = seed % zips.Length;
            string? damaged = TryScore(new Damage(seed).Of(zips[i]));
            damaged?.Should().Be(scores[i], "damage {0} to model {1} was let through", seed, i);
            accepted += damaged == null ? 0 : 1;
        }
        accepted.Should().BeLessThan(int.Parse(count) / 2);
    }

    private static string? TryScore(byte[] zip)
    {
        try
        {
            return ThreeModels.Score(Load(zip));
        }
        catch (Exception)
        {
            return null;
        }
    }

    private static ITransformer Load(byte[] zip) => new MLContext(ThreeModels.Seed).Model.Load(new MemoryStream(zip), out _);

    private static Exception Innermost(Action load)
    {
        Exception exception = load.Should().Throw<Exception>().Which;
        while (exception.InnerException is Exception inner and not InvalidDataException)
            exception = inner;
        return exception;
    }

    /// <summary>The same zip with other bytes in its entries; null leaves an entry out.</summary>
    private static byte[] Rewrite(byte[] zip, Func<string, byte[], byte[]?> change, CompressionLevel level = CompressionLevel.Optimal)
    {
        var result = new MemoryStream();
        using (var target = new ZipArchive(result, ZipArchiveMode.Create))
        {
            foreach ((string name, byte[] bytes) in Entries(zip))
            {
                if (change(name, bytes) is not byte[] changed)
                    continue;
                using Stream written = target.CreateEntry(name, level).Open();
                written.Write(changed);
            }
        }
        return result.ToArray();
    }
}
