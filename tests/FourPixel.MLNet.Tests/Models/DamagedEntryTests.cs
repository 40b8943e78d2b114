using System.Text;
using FourPixel.MLNet.Tests.Support;
using FourPixel.Net;
using Microsoft.ML;

namespace FourPixel.MLNet.Tests.Models;

/// <summary>An incomplete model file is refused, and the error tells what is wrong.</summary>
public class DamagedEntryTests
{
    private readonly MLContext _context = new(1);

    [Theory, EverySubject]
    public void Load_OneBitOfTheNetworkFlipped_IsRefused(Subject subject)
    {
        byte[] file = MakeFile(subject);
        int length = ModelFile.Entries(file).Single(entry => entry.Key.EndsWith("Network.bin", StringComparison.Ordinal)).Value.Length;
        foreach (int place in new[] { 0, 8, 30, length / 2, length - 1 })
            Refusal<NetworkFormatException>(file, "Network.bin", bytes => [.. bytes[..place], (byte)(bytes[place] ^ 4), .. bytes[(place + 1)..]])
                .Message.Should().NotBeEmpty();
    }

    [Fact]
    public void Load_NetworkCutOffOrNotOne_IsRefused()
    {
        byte[] file = MakeFile(Subject.Number);
        Refusal<NetworkFormatException>(file, "Network.bin", bytes => bytes[..^5]).Message.Should().Contain("truncated");
        Refusal<NetworkFormatException>(file, "Network.bin", _ => []).Message.Should().Contain("truncated");
        Refusal<NetworkFormatException>(file, "Network.bin", bytes => Encoding.ASCII.GetBytes(new string('x', bytes.Length))).Message.Should().Contain("not a FourPixel network");
        Refusal<FormatException>(file, "Network.bin", _ => null).Message.Should().Contain("no entry Network.bin");
    }

    [Fact]
    public void Load_TrainingRecordDamaged_IsRefused()
    {
        byte[] file = MakeFile(Subject.Number);
        Refusal<FormatException>(file, "Training.json", _ => null).Message.Should().Contain("no entry Training.json");
        Refusal<FormatException>(file, "Training.json", bytes => bytes[..^5]).Message.Should().Contain("Training.json is damaged");
        Refusal<FormatException>(file, "Training.json", _ => "{}"u8.ToArray()).Message.Should().Contain("Training.json is incomplete");
        Refusal<FormatException>(file, "Training.json", bytes => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).Replace("\"BatchSize\":32", "\"BatchSize\":0")))
            .Message.Should().Contain("damaged").And.Contain("BatchSize is 0");
    }

    private byte[] MakeFile(Subject subject)
    {
        IDataView data = Examples.Make(rows: 30).ToView(_context);
        return ModelFile.Save(TrainerCase.Of(subject).MakeTrainer().Fit(data), data.Schema);
    }

    /// <summary>Loads the file with an entry changed, and returns the error of that type that has to be in the chain.</summary>
    private static TException Refusal<TException>(byte[] file, string entry, Func<byte[], byte[]?> change) where TException : Exception
    {
        Exception? error = Record.Exception(() => ModelFile.Load(ModelFile.Change(file, entry, change)));
        for (; error != null; error = error.InnerException)
        {
            if (error is TException found)
                return found;
        }
        throw new Xunit.Sdk.XunitException($"Loading did not fail with a {typeof(TException).Name}.");
    }
}
