using System.Buffers.Binary;
using System.Security.Cryptography;
using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Serialization;

/// <summary>Format 3: scalers in double precision, a bound, and a scaler of the outputs.</summary>
public class ScalerFormatTests
{
    [Fact]
    public void Load_OfWhatWasSaved_IsTheSameNetwork()
    {
        foreach (Network network in (Network[])[Make(bins: true, outputs: true), Make(bins: false, outputs: true), Make(bins: true, outputs: false), OnlyOutputs()])
        {
            byte[] bytes = Bytes(network);
            bytes[8].Should().Be(3);
            Network loaded = Network.Load(new MemoryStream(bytes));

            (loaded.InputScaler == null).Should().Be(network.InputScaler == null);
            if (network.InputScaler is InputScaler scaler)
            {
                loaded.InputScaler!.Shift.ShouldBeBitwise(scaler.Shift);
                loaded.InputScaler.Scale.ShouldBeBitwise(scaler.Scale);
                loaded.InputScaler.Bound.Should().Be(scaler.Bound);
            }
            (loaded.OutputScaler == null).Should().Be(network.OutputScaler == null);
            if (network.OutputScaler is OutputScaler outputs)
            {
                loaded.OutputScaler!.Shift.ShouldBeBitwise(outputs.Shift);
                loaded.OutputScaler.Scale.ShouldBeBitwise(outputs.Scale);
            }
            float[] rows = Problems.Noise(6 * network.Inputs);
            loaded.Forward(rows).Should().Equal(network.Forward(rows));
            Bytes(loaded).Should().Equal(bytes);
        }
    }

    [Fact]
    public void Load_OfManyInputs_ReadsDoublesAcrossSegments()
    {
        // Their doubles fill more than the megabyte that is read at a time, and do not end where it does.
        const int inputs = 100_001;
        double[] shift = [.. Enumerable.Range(0, inputs).Select(i => i + 0.1)], scale = [.. shift.Select(value => 1 / value)];
        var network = new Network(inputs, [new Dense(1)]) { InputScaler = new InputScaler(shift, scale, bound: 5) };

        Network loaded = Network.Load(new MemoryStream(Bytes(network)));

        loaded.InputScaler!.Shift.ShouldBeBitwise(shift);
        loaded.InputScaler.Scale.ShouldBeBitwise(scale);
    }

    [Theory]
    [InlineData(0, double.NaN, "The network's scaler is not valid. *")]
    [InlineData(0, 1e300, "The network's scaler is not valid. *")]
    [InlineData(4, 0.5, "The network's scaler is not valid. The bound is 0.5*")]
    [InlineData(6, -1, "The network's scaler of outputs is not valid. *")]
    public void Load_OfNumbersThatNoScalerHas_IsRefused(int number, double value, string message)
    {
        // Behind the header of two layers: two shifts, two scales, the bound, the shift and the scale of the output.
        byte[] bytes = Bytes(Make(bins: false, outputs: true));
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(24 + (2 * 12) + (2 * 4) + (number * 8)), value);

        Refusal(bytes).Should().Match(message);
    }

    [Fact]
    public void Load_OfAnUnknownNumberOfOutputScalers_IsRefused()
    {
        byte[] bytes = Bytes(Make(bins: false, outputs: true));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(24 + (2 * 12) + 4), 2);

        Refusal(bytes).Should().Be("The network's shapes are not valid: 2 scalers of the outputs.");
    }

    private static string Refusal(byte[] bytes)
    {
        SHA256.HashData(bytes.AsSpan(..^32), bytes.AsSpan(^32..));
        return ((Action)(() => Network.Load(new MemoryStream(bytes)))).Should().Throw<NetworkFormatException>().Which.Message;
    }

    private static Network Make(bool bins, bool outputs)
    {
        QuantileBins? quantiles = bins ? new QuantileBins([0, 1], [-1, 0], [2, 4], [0.5f, 0.25f]) : null;
        return new Network(bins ? 4 : 2, [new Dense(3, Activation.SiLU), new Dense(1)], seed: 2)
        {
            InputScaler = new InputScaler([0.1, 16777217], [3, 1e39], bound: 3, quantiles),
            OutputScaler = outputs ? new OutputScaler([1e9], [0.1]) : null,
        };
    }

    private static Network OnlyOutputs() => new(2, [new Dense(1)], seed: 2) { OutputScaler = new OutputScaler([1e9], [0.1]) };

    private static byte[] Bytes(Network network)
    {
        using var stream = new MemoryStream();
        network.Save(stream);
        return stream.ToArray();
    }
}
