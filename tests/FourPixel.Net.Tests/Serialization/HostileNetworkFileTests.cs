using System.Buffers.Binary;
using System.Security.Cryptography;

namespace FourPixel.Net.Tests.Serialization;

/// <summary>Files whose checksum is right and whose contents are not: they get a clear refusal.</summary>
public class HostileNetworkFileTests
{
    /// <summary>Where numbers stand, after 8 letters, the format and its reader; there is one layer.</summary>
    private const int Inputs = 16, Layers = 20, Units = 24, ActivationOf = 28, InitializationOf = 32, HasScaler = 36;

    [Theory]
    [InlineData(Inputs, 0)]
    [InlineData(Inputs, -1)]
    [InlineData(Inputs, int.MaxValue)]
    [InlineData(Inputs, 2)]
    [InlineData(Layers, 0)]
    [InlineData(Layers, -1)]
    [InlineData(Layers, int.MaxValue)]
    [InlineData(Layers, 2)]
    [InlineData(Units, 0)]
    [InlineData(Units, -1)]
    [InlineData(Units, int.MaxValue)]
    [InlineData(Units, int.MinValue)]
    [InlineData(ActivationOf, 99)]
    [InlineData(ActivationOf, -1)]
    [InlineData(InitializationOf, 99)]
    [InlineData(HasScaler, 1)]
    public void Load_NumberThatCannotBe_IsRefusedWithoutTakingMemory(int position, int number)
    {
        byte[] bytes = Saved();
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(position), number);
        Sign(bytes);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Action act = () => Network.Load(new MemoryStream(bytes));

        act.Should().Throw<NetworkFormatException>();
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(10_000_000);
    }

    [Fact]
    public void Load_SignedAgainUnchanged_Loads()
    {
        byte[] bytes = Saved();
        byte[] signed = [.. bytes];
        Sign(signed);
        signed.Should().Equal(bytes);
        Network.Load(new MemoryStream(signed)).Outputs.Should().Be(1);
    }

    private static byte[] Saved()
    {
        using var stream = new MemoryStream();
        new Network(3, [new Dense(1)]).Save(stream);
        return stream.ToArray();
    }

    private static void Sign(byte[] bytes) => SHA256.HashData(bytes.AsSpan(..^32), bytes.AsSpan(^32..));
}
