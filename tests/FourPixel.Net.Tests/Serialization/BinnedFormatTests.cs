using System.Buffers.Binary;
using System.Security.Cryptography;
using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Serialization;

/// <summary>Format 2, which is for networks with bins; offsets are those of docs/model-format.md.</summary>
public class BinnedFormatTests
{
    private const int FormatOffset = 8, ReaderOffset = 12, InputsOffset = 16, UnitsOffset = 24, Inputs = 2, Bins = 3;
    private const int ScalerOffset = 24 + (2 * 12), BinsOffset = ScalerOffset + 4;
    private const int ColumnsOffset = BinsOffset + 4 + (2 * Inputs * 4), EdgesOffset = ColumnsOffset + (Bins * 4);
    private const int ScalesOffset = EdgesOffset + (Bins * 4), MeansOffset = ScalesOffset + (Bins * 4);

    [Fact]
    public void Save_OfBins_WritesFormat2AsItIsDescribed()
    {
        byte[] bytes = Bytes(Make());

        (Number(FormatOffset), Number(ReaderOffset), Number(InputsOffset)).Should().Be((2, 2, Inputs));
        (Number(ScalerOffset), Number(BinsOffset)).Should().Be((2, Bins));
        (Number(ColumnsOffset), Number(ColumnsOffset + 4), Number(ColumnsOffset + 8)).Should().Be((0, 1, 1));
        (Float(EdgesOffset), Float(ScalesOffset + 4), Float(MeansOffset + 8)).Should().Be((-1, 4, 0.75f));
        bytes.Length.Should().Be(MeansOffset + (Bins * 4) + (4 * ((5 * 3) + 3 + (3 * 2) + 2)) + 32);

        int Number(int offset) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(offset));
        float Float(int offset) => BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(offset));
    }

    [Fact]
    public void Load_OfWhatWasSaved_IsTheSameNetworkBitForBit()
    {
        Network network = BinnedNetwork.Make(binsOfAColumn: 9);
        byte[] bytes = Bytes(network);
        foreach (Stream stream in new Stream[] { new MemoryStream(bytes), new ForwardOnlyStream(bytes) })
        {
            Network loaded = Network.Load(stream);
            QuantileBins expected = network.InputScaler!.Bins!, actual = loaded.InputScaler!.Bins!;
            actual.Columns.ToArray().Should().Equal(expected.Columns.ToArray());
            actual.Edges.ShouldBeBitwise(expected.Edges);
            actual.Scales.ShouldBeBitwise(expected.Scales);
            actual.Means.ShouldBeBitwise(expected.Means);
            loaded.InputScaler.Shift.ShouldBeBitwise(network.InputScaler.Shift);
            loaded.InputScaler.Scale.ShouldBeBitwise(network.InputScaler.Scale);
            ((ReadOnlySpan<float>)loaded.Parameters.Span).ShouldBeBitwise(network.Parameters.Span);
            Bytes(loaded).Should().Equal(bytes);
        }
    }

    [Fact]
    public void Save_OfAScalerWhoseBinsAreNone_WritesFormat1()
    {
        var with = new Network(2, [new Dense(1)]) { InputScaler = new InputScaler([1, 2], [3, 4], new QuantileBins([], [], [], [])) };
        var without = new Network(2, [new Dense(1)]) { InputScaler = new InputScaler([1, 2], [3, 4]) };
        Bytes(with).Should().Equal(Bytes(without));
        Bytes(with)[FormatOffset].Should().Be(1);
    }

    [Fact]
    public void Load_OfBytesCutOffAnywhere_SaysSo()
    {
        byte[] bytes = Bytes(Make());
        for (int length = 0; length < bytes.Length; length++)
        {
            Refusal(new MemoryStream(bytes[..length])).Should().Match("The network is truncated*");
            Refusal(new ForwardOnlyStream(bytes[..length])).Should().Match("The network is truncated*");
        }
    }

    [Fact]
    public void Load_OfEveryByteChanged_IsRefused()
    {
        byte[] bytes = Bytes(Make());
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] ^= 1;
            Refusal(new MemoryStream(bytes)).Should().NotBeEmpty();
            bytes[i] ^= 1;
        }
    }

    [Theory]
    [InlineData(BinsOffset, 0, "0 bins")]
    [InlineData(BinsOffset, -1, "-1 bins")]
    [InlineData(BinsOffset, int.MinValue, "-2147483648 bins")]
    [InlineData(BinsOffset, int.MaxValue, "parameters")]
    [InlineData(BinsOffset, 1 << 26, "its shapes need")]
    [InlineData(BinsOffset, 2, "its shapes need")]
    [InlineData(InputsOffset, int.MaxValue, "parameters")]
    [InlineData(InputsOffset, 3, "its shapes need")]
    [InlineData(UnitsOffset, int.MaxValue, "parameters")]
    [InlineData(ScalerOffset, 0, "scaler is of kind 0, which format 2 does not have")]
    [InlineData(ScalerOffset, 1, "scaler is of kind 1, which format 2 does not have")]
    [InlineData(ScalerOffset, 3, "scaler is of kind 3")]
    [InlineData(ReaderOffset, 1, "header is not valid")]
    [InlineData(ColumnsOffset, -1, "Bin 0 belongs to column -1")]
    [InlineData(ColumnsOffset, 2, "Bin 1 belongs to column 1; columns must be at least 0 and in ascending order")]
    [InlineData(ColumnsOffset + 8, 2, "A bin belongs to column 2; there are 2 columns")]
    [InlineData(ColumnsOffset + 8, int.MaxValue, "A bin belongs to column 2147483647")]
    [InlineData(EdgesOffset, 0x7fc00000, "Bin 0 has NaN")]
    [InlineData(ScalesOffset + 4, 0, "Bin 1 has 0; it must be above 0")]
    [InlineData(ScalesOffset + 4, 0x7f800000, "Bin 1 has")]
    [InlineData(MeansOffset + 8, 0x7f800000, "Bin 2 has")]
    public void Load_OfANumberThatDoesNotFit_SaysWhichOneWithoutTakingMemory(int offset, int number, string complaint)
    {
        byte[] bytes = WithNumber(Bytes(Make()), offset, number);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Refusal(new MemoryStream(bytes)).Should().Contain(complaint);
        Refusal(new ForwardOnlyStream(bytes)).Should().NotBeEmpty();
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(10_000_000);
    }

    [Fact]
    public void Load_OfFormat1WithBins_IsRefused()
    {
        byte[] bytes = WithNumber(WithNumber(Bytes(Make()), FormatOffset, 1), ReaderOffset, 1);
        Refusal(new MemoryStream(bytes)).Should().Contain("scaler is of kind 2, which format 1 does not have");
    }

    private static Network Make() => new(Inputs + Bins, [new Dense(3, Activation.Tanh), new Dense(2, Activation.Softmax)], seed: 1)
    {
        InputScaler = new InputScaler([1, 2], [0.5f, 0], new QuantileBins([0, 1, 1], [-1, 0, 1], [2, 4, 8], [0.5f, 0.25f, 0.75f])),
    };

    private static byte[] Bytes(Network network)
    {
        using var stream = new MemoryStream();
        network.Save(stream);
        return stream.ToArray();
    }

    private static string Refusal(Stream stream)
    {
        Action act = () => Network.Load(stream);
        return act.Should().Throw<NetworkFormatException>().Which.Message;
    }

    /// <summary>With a corrected checksum, so that only the number is wrong.</summary>
    private static byte[] WithNumber(byte[] bytes, int offset, int number)
    {
        byte[] changed = bytes[..^SHA256.HashSizeInBytes];
        BinaryPrimitives.WriteInt32LittleEndian(changed.AsSpan(offset), number);
        return [.. changed, .. SHA256.HashData(changed)];
    }
}
