using System.Diagnostics;
using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Serialization;

/// <summary>
/// Damaged networks, in a process that may take 256 MB. FOURPIXEL_FUZZ_COUNT in the environment says how many, so
/// <c>FOURPIXEL_FUZZ_COUNT=1000000 dotnet test --filter NetworkFuzzTests</c> tries a million.
/// </summary>
public class NetworkFuzzTests
{
    private const string CountVariable = "FOURPIXEL_FUZZ_COUNT";
    private const string MemoryLimit = "0x10000000";

    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(1);

    [Fact]
    public void Load_OfDamagedNetworks_RefusesEveryOne()
    {
        string count = Environment.GetEnvironmentVariable(CountVariable) ?? "10000";
        ChildProcess.Run(LoadDamaged, count, ("DOTNET_GCHeapHardLimit", MemoryLimit));
    }

    [Fact]
    public void Load_OfDamagedNetworksWithARightChecksum_RefusesThemOrGivesTheNetworkThatTheBytesSay()
    {
        string count = Environment.GetEnvironmentVariable(CountVariable) ?? "10000";
        ChildProcess.Run(LoadDamagedBehindTheChecksum, count, ("DOTNET_GCHeapHardLimit", MemoryLimit));
    }

    private static void LoadDamaged(string count) => Try(int.Parse(count), (damage, original) =>
    {
        byte[] damaged = damage.Of(original);
        TryLoad(damaged).Should().BeNull("the bytes are damaged");
    });

    private static void LoadDamagedBehindTheChecksum(string count) => Try(int.Parse(count), (damage, original) =>
    {
        byte[] damaged = damage.WithRightChecksum(original);
        if (TryLoad(damaged) is not Network network)
            return;
        using var saved = new MemoryStream();
        network.Save(saved);
        saved.ToArray().AsSpan().SequenceEqual(damaged).Should().BeTrue("a network is accepted only for all of its bytes");
        network.Forward(new float[network.Inputs]).Should().HaveCount(network.Outputs);
    });

    private static void Try(int count, Action<Damage, byte[]> attempt)
    {
        byte[][] originals = [.. SavedModels.Paths.Select(File.ReadAllBytes)];
        for (int seed = 0; seed < count; seed++)
        {
            long start = Stopwatch.GetTimestamp();
            try
            {
                attempt(new Damage(seed), originals[seed % originals.Length]);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Damage {seed} to model {seed % originals.Length}.", exception);
            }
            Stopwatch.GetElapsedTime(start).Should().BeLessThan(_longest, "damage {0} must not hang", seed);
        }
    }

    /// <summary>Null where the bytes are refused in the one way that is allowed. Every other stream can't seek, as in a zip.</summary>
    private static Network? TryLoad(byte[] bytes)
    {
        try
        {
            return Network.Load(bytes.Length % 2 == 0 ? new MemoryStream(bytes) : new ForwardOnlyStream(bytes));
        }
        catch (NetworkFormatException)
        {
            return null;
        }
    }
}
