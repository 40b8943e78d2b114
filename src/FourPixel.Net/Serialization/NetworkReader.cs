namespace FourPixel.Net.Serialization;

/// <summary>
/// Reads a network, of which nothing is believed until the bytes for it are there and the checksum is right.
/// </summary>
internal static class NetworkReader
{
    public static Network Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var reader = new ChecksummedReader(stream);
        CheckHeader(reader);

        (int inputs, List<Dense> layers, bool hasScaler) = ReadShapes(reader);
        long length = CountBytes(inputs, layers, hasScaler);
        if (stream.CanSeek && stream.Length - stream.Position != length + NetworkFormat.ChecksumLength)
        {
            throw new NetworkFormatException("The network is cut off or damaged: "
                + $"its shapes need {length + NetworkFormat.ChecksumLength} bytes after the first {reader.Position}, "
                + $"and there are {stream.Length - stream.Position}.");
        }
        List<byte[]> segments = reader.Segments(length);
        reader.Close();

        var numbers = new SegmentReader(segments);
        InputScaler? scaler = hasScaler ? ReadScaler(numbers, inputs) : null;
        Network network = MakeNetwork(inputs, layers);
        network.InputScaler = scaler;
        numbers.Read(network.Parameters.Span);
        if (NetworkFormat.HasNonFinite(network.Parameters.Span))
            throw new NetworkFormatException("A weight or a bias of the network is not finite.");
        return network;
    }

    private static void CheckHeader(ChecksummedReader reader)
    {
        Span<byte> magic = stackalloc byte[NetworkFormat.Magic.Length];
        reader.Bytes(magic);
        if (!magic.SequenceEqual(NetworkFormat.Magic))
            throw new NetworkFormatException("This is no FourPixel network: it does not start with the letters FOURPIXL.");

        int format = reader.Number();
        int needed = reader.Number();
        if (format == NetworkFormat.Current && needed == NetworkFormat.Reader)
            return;
        if (format == NetworkFormat.Current || !reader.CloseUnread())
            throw new NetworkFormatException("The network is damaged: its header is not one that FourPixel writes.");
        if (format < 1)
            throw new NetworkFormatException($"The network has format {format}, which no version of FourPixel writes.");
        throw new NetworkFormatException(
            $"The network has format {format}, which FourPixel {(uint)needed >> 16}.{needed & 0xffff} and later read; "
            + $"this version reads formats up to {NetworkFormat.Current}.");
    }

    private static (int Inputs, List<Dense> Layers, bool HasScaler) ReadShapes(ChecksummedReader reader)
    {
        int inputs = reader.Number();
        int count = reader.Number();
        if (inputs < 1 || count < 1)
            throw new NetworkFormatException($"The network's shapes do not fit: {inputs} inputs and {count} layers.");

        var layers = new List<Dense>();
        for (int i = 0; i < count; i++)
        {
            var layer = new Dense(reader.Number(), (Activation)reader.Number(), (WeightInitialization)reader.Number());
            if (layer.Units < 1)
                throw new NetworkFormatException($"The network's shapes do not fit: {layer.Units} units in layer {i}.");
            if (layer.Initialization == WeightInitialization.Automatic)
                throw new NetworkFormatException($"The initialization of layer {i} is unknown.");
            layers.Add(layer);
        }
        int hasScaler = reader.Number();
        return hasScaler is 0 or 1
            ? (inputs, layers, hasScaler == 1)
            : throw new NetworkFormatException(
                $"The network's scaler is of kind {hasScaler}; there is only kind 1, and 0 for none.");
    }

    private static long CountBytes(int inputs, List<Dense> layers, bool hasScaler)
    {
        UInt128 numbers = NetworkFormat.CountNumbers(inputs, layers, hasScaler);
        UInt128 parameters = numbers - (hasScaler ? 2 * (UInt128)(uint)inputs : 0);
        if (parameters > Network.MaximumParameterCount)
        {
            throw new NetworkFormatException("The network's shapes do not fit: "
                + $"they have {parameters} parameters, and {Network.MaximumParameterCount} is the most.");
        }
        return (long)numbers * sizeof(float);
    }

    private static InputScaler ReadScaler(SegmentReader numbers, int inputs)
    {
        float[] shift = new float[inputs];
        float[] scale = new float[inputs];
        numbers.Read(shift);
        numbers.Read(scale);
        try
        {
            return new InputScaler(shift, scale);
        }
        catch (ArgumentException exception)
        {
            throw new NetworkFormatException("The network's scaler is not valid. " + exception.Message, exception);
        }
    }

    private static Network MakeNetwork(int inputs, List<Dense> layers)
    {
        try
        {
            return new Network(inputs, layers, seed: null);
        }
        catch (ArgumentException exception)
        {
            throw new NetworkFormatException("The network's shapes do not fit. " + exception.Message, exception);
        }
    }
}
