using System.Security.Cryptography;
using System.Text;
using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Training;

/// <summary>Files that are no whole checkpoint are refused before the training starts, and stay as they are.</summary>
public sealed class CheckpointDamageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly byte[] _whole;

    public CheckpointDamageTests()
    {
        new CheckpointCase().Train(Path, report => report.Stop = report.Epoch == 2);
        _whole = File.ReadAllBytes(Path);
    }

    private string Path => _folder.FileAt("training.checkpoint");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Train_AnyByteChanged_IsRefused()
    {
        for (int i = 0; i < _whole.Length; i++)
        {
            byte[] damaged = [.. _whole];
            damaged[i] ^= (byte)(1 << (i % 8));
            Refusal(damaged).Should().Match(i < 8 ? "The file * is not a FourPixel checkpoint*" : "*is damaged or truncated*", "byte {0} is another", i);
        }
    }

    [Fact]
    public void Train_CutOffAnywhere_IsRefused()
    {
        for (int length = 0; length < _whole.Length; length++)
        {
            Refusal(_whole[..length]).Should().Match(length < 8 ? "The file * is not a FourPixel checkpoint*" : "*is damaged or truncated*",
                "it ends after {0} bytes", length);
        }
    }

    [Fact]
    public void Train_BytesAtTheEnd_IsRefused() => Refusal([.. _whole, 0]).Should().Contain("is damaged or truncated");

    [Fact]
    public void Train_FileOfSomethingElse_IsRefused()
    {
        Refusal(Encoding.UTF8.GetBytes("my notes")).Should().Contain("is not a FourPixel checkpoint");
        using var network = new MemoryStream();
        CheckpointCase.MakeNetwork().Save(network);
        Refusal(network.ToArray()).Should().Contain("is not a FourPixel checkpoint");
    }

    [Fact]
    public void Train_OtherVersionOfFourPixel_IsRefused()
    {
        byte[] other = [.. _whole];
        int version = Encoding.Latin1.GetString(_whole).IndexOf("FourPixel ", StringComparison.Ordinal) + "FourPixel ".Length;
        other[version] = (byte)'7';

        Refusal(Signed(other)).Should().MatchRegex(@"was written by FourPixel 7\.\S+; this is FourPixel \d+\.\S+, and only the same version");
    }

    [Theory]
    [InlineData(int.MinValue)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void Train_RightChecksumAndALengthThatCannotBe_IsRefusedWithoutTakingMemory(int length)
    {
        byte[] hostile = [.. _whole];
        BitConverter.TryWriteBytes(hostile.AsSpan(8), length);
        long before = GC.GetAllocatedBytesForCurrentThread();

        Refusal(Signed(hostile)).Should().Contain("is damaged: its state does not match this training run");
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(10_000_000);
    }

    [Fact]
    public void Train_RightChecksumAndTooLittleOrTooMuchState_IsRefused()
    {
        Refusal(Signed(_whole[..^1])).Should().Contain("is damaged: its state does not match this training run");
        Refusal(Signed([.. _whole, 0])).Should().Contain("is damaged: its state does not match this training run");
    }

    [Fact]
    public void Train_SignedAgainUnchanged_GoesOn()
    {
        File.WriteAllBytes(Path, Signed([.. _whole]));
        new CheckpointCase().Train(Path).ShouldBe(new CheckpointCase().Train(), "nothing is wrong");
    }

    private string Refusal(byte[] bytes)
    {
        File.WriteAllBytes(Path, bytes);
        Action act = () => new CheckpointCase().Train(Path, _ => Assert.Fail("nothing may be trained"));
        string message = act.Should().Throw<CheckpointException>().Which.Message;
        message.Should().Contain(Path);
        File.ReadAllBytes(Path).Should().Equal(bytes);
        Directory.GetFiles(_folder.Path).Should().Equal(Path);
        return message;
    }

    private static byte[] Signed(byte[] bytes) => [.. bytes[..^32], .. SHA256.HashData(bytes.AsSpan(..^32))];
}
