using System.Buffers.Binary;
using System.Security.Cryptography;
using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Serialization;

/// <summary>What is said about bytes that are no network; offsets are those of docs/model-format.md.</summary>
public class NetworkFormatTests
{
    private const int FormatOffset = 8, ReaderOffset = 12, InputsOffset = 16, CountOffset = 20, UnitsOffset = 24, ActivationOffset = 28;

    private const int ScalerOffset = 24 + (2 * 12);

    [Fact]
    public void Load_OfWhatWasSaved_IsTheSameNetwork()
    {
        Network network = Make();
        Network loaded = Load(Bytes(network));

        loaded.Layers.Select(layer => (layer.Inputs, layer.Outputs, layer.Activation, layer.Initialization))
            .Should().Equal(network.Layers.Select(layer => (layer.Inputs, layer.Outputs, layer.Activation, layer.Initialization)));
        loaded.InputScaler!.Shift.ShouldBeBitwise(network.InputScaler!.Shift);
        loaded.InputScaler.Scale.ShouldBeBitwise(network.InputScaler.Scale);
        ((ReadOnlySpan<float>)loaded.Parameters.Span).ShouldBeBitwise(network.Parameters.Span);
    }

    [Fact]
    public void Load_OfANetworkOfSeveralSegments_IsTheSameNetwork()
    {
        var network = new Network(700, [new Dense(900, Activation.ReLU), new Dense(3)], seed: 1);
        byte[] bytes = Bytes(network);

        ((ReadOnlySpan<float>)Load(bytes).Parameters.Span).ShouldBeBitwise(network.Parameters.Span);
        ((ReadOnlySpan<float>)Network.Load(new ForwardOnlyStream(bytes)).Parameters.Span).ShouldBeBitwise(network.Parameters.Span);
    }

    [Fact]
    public void Load_OfBytesCutOffAnywhere_SaysSo()
    {
        byte[] bytes = Bytes(Make());
        for (int length = 0; length < bytes.Length; length++)
        {
            Refusal(bytes[..length]).Should().Match("The network is truncated*");
            Refusal(() => Network.Load(new ForwardOnlyStream(bytes[..length]))).Should().Match("The network is truncated*");
        }
    }

    [Fact]
    public void Load_OfEveryByteChanged_IsRefused()
    {
        byte[] bytes = Bytes(Make());
        for (int i = 0; i < bytes.Length; i++)
        {
            byte[] changed = [.. bytes];
            changed[i] ^= 1;
            Refusal(changed).Should().NotBeEmpty();
        }
    }

    [Fact]
    public void Load_OfOtherFiles_SaysThatTheyAreNoNetworks() =>
        Refusal("PK\u0003\u0004 and so on"u8.ToArray()).Should().StartWith("This is not a FourPixel network");

    [Fact]
    public void Load_OfADamagedNumber_SaysThatTheChecksumIsWrong()
    {
        byte[] bytes = Bytes(Make());
        bytes[^40] ^= 1;
        Refusal(bytes).Should().Contain("checksum");
    }

    [Fact]
    public void Load_OfBytesThatGoOn_SaysSo()
    {
        byte[] bytes = [.. Bytes(Make()), 0];
        Refusal(bytes).Should().Contain("truncated or damaged");
        Refusal(() => Network.Load(new ForwardOnlyStream(bytes))).Should().Contain("bytes follow its end");
    }

    [Fact]
    public void Load_OfANewerFormat_SaysWhichVersionReadsIt()
    {
        byte[] bytes = WithNumber(WithNumber(Bytes(Make()), FormatOffset, 7), ReaderOffset, (2 << 16) | 5);
        Refusal(bytes).Should().Be("The network has format 7, which FourPixel 2.5 and later read; this version reads formats up to 4.");
    }

    [Fact]
    public void Load_OfANewerFormatThatIsDamaged_SaysThatItIsDamaged()
    {
        byte[] bytes = Bytes(Make());
        bytes[FormatOffset] = 7;
        Refusal(bytes).Should().Contain("damaged");
    }

    [Theory]
    [InlineData(FormatOffset, 0, "format 0")]
    [InlineData(InputsOffset, 0, "0 inputs")]
    [InlineData(InputsOffset, -1, "-1 inputs")]
    [InlineData(InputsOffset, 5, "its shapes need")]
    [InlineData(CountOffset, 0, "0 layers")]
    [InlineData(CountOffset, int.MinValue, "layers")]
    [InlineData(CountOffset, int.MaxValue, "shapes")]
    [InlineData(UnitsOffset, 0, "0 units")]
    [InlineData(UnitsOffset, int.MaxValue, "parameters")]
    [InlineData(UnitsOffset, 1 << 26, "its shapes need")]
    [InlineData(ActivationOffset, 99, "unknown activation")]
    [InlineData(ActivationOffset, (int)Activation.Softmax, "softmax")]
    [InlineData(ActivationOffset + 4, 0, "initialization of layer 0 is unknown")]
    [InlineData(ActivationOffset + 4, 77, "unknown initialization")]
    [InlineData(ScalerOffset, 2, "scaler is of kind 2")]
    [InlineData(ScalerOffset, 0, "its shapes need")]
    [InlineData(ScalerOffset + 4, 0x7fc00000, "scaler is not valid")]
    public void Load_OfANumberThatDoesNotFit_SaysWhichOne(int offset, int number, string complaint) =>
        Refusal(WithNumber(Bytes(Make()), offset, number)).Should().Contain(complaint);

    [Theory]
    [InlineData(0x7fc00000)]
    [InlineData(0x7f800000)]
    [InlineData(unchecked((int)0xff800000))]
    public void Load_OfAWeightThatIsNotFinite_IsRefused(int bits)
    {
        byte[] bytes = Bytes(Make());
        Refusal(WithNumber(bytes, bytes.Length - SHA256.HashSizeInBytes - 4, bits)).Should().Contain("not finite");
    }

    [Fact]
    public void Save_OfAWeightThatIsNotFinite_IsRefusedAndWritesNothing()
    {
        Network network = Make();
        network.Layers[1].Weights[0] = float.NaN;
        using var stream = new MemoryStream();
        network.Invoking(n => n.Save(stream)).Should().Throw<InvalidOperationException>().WithMessage("*not finite*");
        stream.Length.Should().Be(0);
    }

    private static Network Make() =>
        new(4, [new Dense(3, Activation.Tanh), new Dense(2, Activation.Softmax)], seed: 1)
        {
            InputScaler = new InputScaler([1, 2, 3, 4], [0.5f, 0, 2, 1]),
        };

    private static byte[] Bytes(Network network)
    {
        using var stream = new MemoryStream();
        network.Save(stream);
        return stream.ToArray();
    }

    private static Network Load(byte[] bytes) => Network.Load(new MemoryStream(bytes));

    private static string Refusal(byte[] bytes) => Refusal(() => Load(bytes));

    private static string Refusal(Func<Network> load) => load.Should().Throw<NetworkFormatException>().Which.Message;

    /// <summary>With a corrected checksum, so that only the number is wrong.</summary>
    private static byte[] WithNumber(byte[] bytes, int offset, int number)
    {
        byte[] changed = bytes[..^SHA256.HashSizeInBytes];
        BinaryPrimitives.WriteInt32LittleEndian(changed.AsSpan(offset), number);
        return [.. changed, .. SHA256.HashData(changed)];
    }
}
