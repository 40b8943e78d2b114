using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Serialization;

public sealed class NetworkFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fourpixel-");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Load_WhatWasSaved_IsTheSameNetwork(bool scaled)
    {
        Network network = Make(scaled);
        Network loaded = Network.Load(new MemoryStream(Bytes(network)));

        loaded.Inputs.Should().Be(network.Inputs);
        loaded.Layers.Select(layer => layer.Description).Should().Equal(network.Layers.Select(layer => layer.Description));
        ((ReadOnlySpan<float>)loaded.Parameters.Span).ShouldBeBitwise(network.Parameters.Span);
        (loaded.InputScaler != null).Should().Be(scaled);
        loaded.Forward([1, 2, 3]).Should().Equal(network.Forward([1, 2, 3]));
        Bytes(loaded).Should().Equal(Bytes(network));
    }

    [Fact]
    public void Load_EveryByteChanged_IsRefused()
    {
        byte[] bytes = Bytes(Make(scaled: true));
        for (int i = 0; i < bytes.Length; i++)
        {
            byte[] damaged = [.. bytes];
            damaged[i] ^= 0x40;
            Loading(damaged).Should().Throw<NetworkFormatException>($"byte {i} is wrong");
        }
    }

    [Fact]
    public void Load_EveryLengthButTheRightOne_IsRefused()
    {
        byte[] bytes = Bytes(Make(scaled: false));
        for (int length = 0; length < bytes.Length; length++)
            Loading(bytes[..length]).Should().Throw<NetworkFormatException>($"only {length} bytes are left");
        Loading([.. bytes, 0]).Should().Throw<NetworkFormatException>("there is one more");
    }

    [Fact]
    public void Load_NoNetwork_SaysSo() => Loading(new byte[1000])
        .Should().Throw<NetworkFormatException>().WithMessage("This is not a FourPixel network*");

    [Fact]
    public void Save_ToAFile_ReplacesItAndLeavesNothingElse()
    {
        string path = Path.Combine(_folder.FullName, "model.fourpixel");
        File.WriteAllText(path, "what was there before");
        Network network = Make(scaled: true);
        network.Save(path);

        File.ReadAllBytes(path).Should().Equal(Bytes(network));
        Network.Load(path).Forward([1, 2, 3]).Should().Equal(network.Forward([1, 2, 3]));
        _folder.GetFiles().Should().ContainSingle();
    }

    [Fact]
    public void Save_Fails_LeavesWhatWasThereBefore()
    {
        // A folder of that name cannot be replaced by a file.
        string path = Path.Combine(_folder.FullName, "model.fourpixel");
        Directory.CreateDirectory(path);
        Action act = () => Make(scaled: false).Save(path);

        act.Should().Throw<SystemException>("it is an IOException here and no access elsewhere");
        _folder.GetFileSystemInfos().Should().ContainSingle();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static Network Make(bool scaled)
    {
        Dense[] layers = [new(4, Activation.GELU, WeightInitialization.LeCun), new(2, Activation.Softmax)];
        return new(3, layers, seed: 7) { InputScaler = scaled ? new InputScaler([1, 2, 3], [4, 0, 6]) : null };
    }

    private static byte[] Bytes(Network network)
    {
        using var stream = new MemoryStream();
        network.Save(stream);
        return stream.ToArray();
    }

    private static Action Loading(byte[] bytes) => () => Network.Load(new MemoryStream(bytes));
}
