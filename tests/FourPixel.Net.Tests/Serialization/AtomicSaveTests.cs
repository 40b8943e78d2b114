using System.Diagnostics;
using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Serialization;

public class AtomicSaveTests
{
    private const int Kills = 200;
    private const int Savers = 2;

    [Fact]
    public async Task Save_ThatIsKilled_LeavesTheOldModelOrTheNew()
    {
        using var folder = new TemporaryFolder();
        var kills = new KillCount();
        Task[] killers = [.. Enumerable.Range(0, Savers).Select(i => Task.Run(() => KillSavers(folder.FileAt($"{i}.bin"), i, kills)))];
        await Task.WhenAll(killers);

        kills.WithinASave.Should().BeGreaterThan(Kills / 10, "else the kills have shown nothing");
    }

    [Fact]
    public void Save_ThatFails_LeavesTheOldModelAndNothingElse()
    {
        using var folder = new TemporaryFolder();
        Network network = MakeModel(1);
        network.Save(folder.FileAt("model.bin"));
        byte[] before = File.ReadAllBytes(folder.FileAt("model.bin"));

        network.Layers[0].Biases[0] = float.PositiveInfinity;
        network.Invoking(n => n.Save(folder.FileAt("model.bin"))).Should().Throw<InvalidOperationException>();

        Directory.GetFiles(folder.Path).Should().Equal(folder.FileAt("model.bin"));
        File.ReadAllBytes(folder.FileAt("model.bin")).Should().Equal(before);
    }

    private static void KillSavers(string path, int seed, KillCount kills)
    {
        var random = new Random(seed);
        byte[][] allowed = [Bytes(MakeModel(1)), Bytes(MakeModel(2))];
        MakeModel(1).Save(path);
        for (int i = 0; i < Kills / Savers; i++)
        {
            ChildProcess.KillWhileRunning(SaveForEver, path, TimeSpan.FromMilliseconds(random.NextDouble() * 10));

            byte[] found = File.ReadAllBytes(path);
            allowed.Any(bytes => bytes.AsSpan().SequenceEqual(found)).Should().BeTrue("kill {0} must leave a whole model", i);
            Network.Load(path).Outputs.Should().Be(3);
            foreach (string leftover in Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + ".*.tmp"))
            {
                kills.CountWithinASave();
                File.Delete(leftover);
            }
        }
    }

    /// <summary>Saves two models by turns over one file, after telling that it starts.</summary>
    private static void SaveForEver(string path)
    {
        Network[] models = [MakeModel(1), MakeModel(2)];
        Console.Out.WriteLine("saving");
        for (int i = 0; ; i++)
            models[i % 2].Save(path);
    }

    private static Network MakeModel(int seed) => new(300, [new Dense(200, Activation.ReLU), new Dense(3)], seed);

    private static byte[] Bytes(Network network)
    {
        using var stream = new MemoryStream();
        network.Save(stream);
        return stream.ToArray();
    }

    private sealed class KillCount
    {
        private int _withinASave;

        public int WithinASave => _withinASave;

        public void CountWithinASave() => Interlocked.Increment(ref _withinASave);
    }
}
