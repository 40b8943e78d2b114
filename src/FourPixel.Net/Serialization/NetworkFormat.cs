using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace FourPixel.Net.Serialization;

/// <summary>
/// The bytes of a network, little-endian: magic, version, inputs, number of layers; units, activation and initialization
/// of each layer; whether there is a scaler, and its shifts and scales; all parameters; and the SHA-256 of all that.
/// </summary>
/// <remarks>Nothing is allocated for a size in the file before it is known that the file has the bytes for it.</remarks>
internal static class NetworkFormat
{
    private const int Version = 1;
    private const int HeaderLength = 8 + (3 * sizeof(uint));
    private const int LayerLength = 3 * sizeof(uint);

    private static ReadOnlySpan<byte> Magic => "FOURPIXL"u8;

    public static void Write(Network network, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        Put(Magic);
        PutNumber(Version);
        PutNumber(network.Inputs);
        PutNumber(network.Layers.Count);
        foreach (Layer layer in network.Layers)
        {
            PutNumber(layer.Outputs);
            PutNumber((int)layer.Activation);
            PutNumber((int)layer.Initialization);
        }
        PutNumber(network.InputScaler == null ? 0 : 1);
        PutFloats(network.InputScaler == null ? [] : network.InputScaler.Shift);
        PutFloats(network.InputScaler == null ? [] : network.InputScaler.Scale);
        PutFloats(network.Parameters.Span);
        stream.Write(hash.GetHashAndReset());

        void Put(ReadOnlySpan<byte> bytes)
        {
            hash.AppendData(bytes);
            stream.Write(bytes);
        }

        void PutNumber(int number)
        {
            Span<byte> bytes = stackalloc byte[sizeof(int)];
            BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
            Put(bytes);
        }

        void PutFloats(ReadOnlySpan<float> floats)
        {
            if (BitConverter.IsLittleEndian)
            {
                Put(MemoryMarshal.AsBytes(floats));
                return;
            }
            foreach (float value in floats)
                PutNumber(BitConverter.SingleToInt32Bits(value));
        }
    }

    public static Network Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return Read(memory.GetBuffer().AsSpan(0, (int)memory.Length));
    }

    public static Network Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderLength + SHA256.HashSizeInBytes)
            throw Truncated(bytes.Length);
        if (!bytes.StartsWith(Magic))
            throw new NetworkFormatException("This is no FourPixel network: it does not start with the letters FOURPIXL.");

        var reader = new Reader(bytes[Magic.Length..^SHA256.HashSizeInBytes]);
        int version = reader.Number();
        if (version is < 1 or > Version)
            throw new NetworkFormatException($"The network has format {version}; this version of FourPixel reads formats 1 to {Version}. A newer one is needed.");
        if (!SHA256.HashData(bytes[..^SHA256.HashSizeInBytes]).AsSpan().SequenceEqual(bytes[^SHA256.HashSizeInBytes..]))
            throw new NetworkFormatException("The network is damaged or cut off: its checksum is not that of its bytes.");

        int inputs = reader.Number();
        int count = reader.Number();
        if (count < 1 || count > reader.Remaining / LayerLength)
            throw new NetworkFormatException($"The network claims {count} layers, more or fewer than its {bytes.Length} bytes can hold.");
        var layers = new Dense[count];
        for (int i = 0; i < count; i++)
            layers[i] = new Dense(reader.Number(), (Activation)reader.Number(), (WeightInitialization)reader.Number());
        bool hasScaler = reader.Number() != 0;
        CheckLength(inputs, layers, hasScaler, reader.Remaining);

        InputScaler? scaler = hasScaler ? ReadScaler(ref reader, inputs) : null;
        Network network = MakeNetwork(inputs, layers);
        network.InputScaler = scaler;
        reader.Floats(network.Parameters.Span);
        return network;
    }

    /// <summary>Holds the shapes against the bytes that are left, before any memory is taken for them.</summary>
    private static void CheckLength(int inputs, Dense[] layers, bool hasScaler, int remaining)
    {
        long fanIn = inputs;
        UInt128 floats = hasScaler ? 2 * (UInt128)(uint)inputs : 0;
        foreach (Dense layer in layers)
        {
            floats += ((UInt128)(uint)fanIn + 1) * (uint)layer.Units;
            fanIn = layer.Units;
        }
        if (floats * sizeof(float) != (UInt128)(uint)remaining)
            throw new NetworkFormatException($"The network's shapes need {floats * sizeof(float)} bytes of numbers, but there are {remaining}.");
    }

    private static InputScaler ReadScaler(ref Reader reader, int inputs)
    {
        float[] shift = new float[inputs];
        float[] scale = new float[inputs];
        reader.Floats(shift);
        reader.Floats(scale);
        try
        {
            return new InputScaler(shift, scale);
        }
        catch (ArgumentException exception)
        {
            throw new NetworkFormatException("The network's scaler is not valid. " + exception.Message, exception);
        }
    }

    private static Network MakeNetwork(int inputs, Dense[] layers)
    {
        try
        {
            return new Network(inputs, layers);
        }
        catch (ArgumentException exception)
        {
            throw new NetworkFormatException("The network's shapes do not fit. " + exception.Message, exception);
        }
    }

    private static NetworkFormatException Truncated(int length) =>
        new($"The network is cut off: {length} bytes are fewer than the smallest network has.");

    private ref struct Reader(ReadOnlySpan<byte> bytes)
    {
        private ReadOnlySpan<byte> _bytes = bytes;

        public readonly int Remaining => _bytes.Length;

        public int Number()
        {
            if (_bytes.Length < sizeof(int))
                throw Truncated(_bytes.Length);
            int number = BinaryPrimitives.ReadInt32LittleEndian(_bytes);
            _bytes = _bytes[sizeof(int)..];
            return number;
        }

        public void Floats(Span<float> floats)
        {
            foreach (ref float value in floats)
                value = BitConverter.Int32BitsToSingle(Number());
        }
    }
}
