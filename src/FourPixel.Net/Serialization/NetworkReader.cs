using System.Runtime.InteropServices;

namespace FourPixel.Net.Serialization;

/// <summary>
/// Reads a network. Nothing is trusted until its bytes are there and the checksum is correct.
/// </summary>
internal static class NetworkReader
{
    public static Network Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var reader = new ChecksummedReader(stream);
        int format = ReadFormat(reader);

        NetworkShapes shapes = ReadShapes(reader, format);
        long length = CountBytes(shapes, format);
        if (stream.CanSeek && stream.Length - stream.Position != length + NetworkFormat.ChecksumLength)
        {
            throw new NetworkFormatException("The network is truncated or damaged: "
                + $"its shapes need {length + NetworkFormat.ChecksumLength} bytes after the first {reader.Position}, "
                + $"and there are {stream.Length - stream.Position}.");
        }
        List<byte[]> segments = reader.Segments(length);
        reader.Close();

        var numbers = new SegmentReader(segments);
        InputScaler? scaler = shapes.Scaler == ScalerKind.None ? null : ReadInputScaler(numbers, shapes, NetworkFormat.HasDoubles(format));
        OutputScaler? outputs = shapes.ScalesOutputs ? ReadOutputScaler(numbers, shapes) : null;
        Network network = MakeNetwork(shapes);
        network.InputScaler = scaler;
        network.OutputScaler = outputs;
        numbers.Read(network.Parameters.Span);
        if (NetworkFormat.HasNonFinite(network.Parameters.Span))
            throw new NetworkFormatException("A weight or a bias of the network is not finite.");
        return network;
    }

    private static int ReadFormat(ChecksummedReader reader)
    {
        Span<byte> magic = stackalloc byte[NetworkFormat.Magic.Length];
        reader.Bytes(magic);
        if (!magic.SequenceEqual(NetworkFormat.Magic))
            throw new NetworkFormatException("This is not a FourPixel network: it does not start with the letters FOURPIXL.");

        int format = reader.Number();
        int needed = reader.Number();
        bool isKnown = format >= 1 && format <= NetworkFormat.Newest;
        if (isKnown && needed == NetworkFormat.ReaderOf(format))
            return format;
        if (isKnown || !reader.CloseUnread())
            throw new NetworkFormatException("The network is damaged: its header is not valid.");
        if (format < 1)
            throw new NetworkFormatException($"The network has format {format}, which no version of FourPixel writes.");
        throw new NetworkFormatException(
            $"The network has format {format}, which FourPixel {(uint)needed >> 16}.{needed & 0xffff} and later read; "
            + $"this version reads formats up to {NetworkFormat.Newest}.");
    }

    private static NetworkShapes ReadShapes(ChecksummedReader reader, int format)
    {
        int inputs = reader.Number();
        int count = reader.Number();
        if (inputs < 1 || count < 1)
            throw new NetworkFormatException($"The network's shapes are not valid: {inputs} inputs and {count} layers.");

        var layers = new List<Dense>();
        for (int i = 0; i < count; i++)
        {
            var layer = new Dense(reader.Number(), (Activation)reader.Number(), (WeightInitialization)reader.Number());
            if (layer.Units < 1)
                throw new NetworkFormatException($"The network's shapes are not valid: {layer.Units} units in layer {i}.");
            if (layer.Initialization == WeightInitialization.Automatic)
                throw new NetworkFormatException($"The initialization of layer {i} is unknown.");
            layers.Add(layer);
        }

        var scaler = (ScalerKind)reader.Number();
        if (!Enum.IsDefined(scaler) || !NetworkFormat.Has(format, scaler))
            throw new NetworkFormatException($"The network's scaler is of kind {(int)scaler}, which format {format} does not have.");
        int bins = scaler == ScalerKind.WithBins ? reader.Number() : 0;
        if (scaler == ScalerKind.WithBins && bins < 1)
            throw new NetworkFormatException($"The network's shapes are not valid: {bins} bins.");
        int outputScalers = NetworkFormat.HasDoubles(format) ? reader.Number() : 0;
        if (outputScalers is not (0 or 1))
            throw new NetworkFormatException($"The network's shapes are not valid: {outputScalers} scalers of the outputs.");
        int members = NetworkFormat.HasMembers(format) ? reader.Number() : 1;
        if (NetworkFormat.HasMembers(format) && members < 2)
            throw new NetworkFormatException($"The network's shapes are not valid: {members} members.");
        return new NetworkShapes(inputs, layers, scaler, bins, ScalesOutputs: outputScalers == 1, members);
    }

    private static long CountBytes(NetworkShapes shapes, int format)
    {
        UInt128 parameters = NetworkFormat.CountParameters(shapes.Inputs, shapes.Bins, shapes.Layers, shapes.Members);
        if (parameters > Network.MaximumParameterCount)
        {
            throw new NetworkFormatException("The network's shapes are not valid: "
                + $"they have {parameters} parameters, and the maximum is {Network.MaximumParameterCount}.");
        }
        return (long)((parameters * sizeof(float))
            + NetworkFormat.CountScalerBytes(format, shapes.Scaler, shapes.Inputs, shapes.Bins)
            + (shapes.ScalesOutputs ? NetworkFormat.CountScalerBytes(shapes.Layers[^1].Units) : 0));
    }

    private static InputScaler ReadInputScaler(SegmentReader numbers, NetworkShapes shapes, bool hasDoubles)
    {
        double[] shift = new double[shapes.Inputs], scale = new double[shapes.Inputs], bound = [double.PositiveInfinity];
        if (hasDoubles)
        {
            numbers.Read(shift);
            numbers.Read(scale);
            numbers.Read(bound);
        }
        else
        {
            ReadSingle(numbers, shift);
            ReadSingle(numbers, scale);
        }
        int[] columns = new int[shapes.Bins];
        float[] edges = new float[shapes.Bins], scales = new float[shapes.Bins], means = new float[shapes.Bins];
        numbers.Read(MemoryMarshal.Cast<int, float>(columns.AsSpan()));
        numbers.Read(edges);
        numbers.Read(scales);
        numbers.Read(means);
        try
        {
            return new InputScaler(shift, scale, bound[0], shapes.Bins == 0 ? null : new QuantileBins(columns, edges, scales, means));
        }
        catch (ArgumentException exception)
        {
            throw new NetworkFormatException("The network's scaler is not valid. " + exception.Message, exception);
        }
    }

    private static void ReadSingle(SegmentReader numbers, double[] values)
    {
        float[] single = new float[values.Length];
        numbers.Read(single);
        for (int i = 0; i < values.Length; i++)
            values[i] = single[i];
    }

    private static OutputScaler ReadOutputScaler(SegmentReader numbers, NetworkShapes shapes)
    {
        double[] shift = new double[shapes.Layers[^1].Units], scale = new double[shift.Length];
        numbers.Read(shift);
        numbers.Read(scale);
        try
        {
            return new OutputScaler(shift, scale);
        }
        catch (ArgumentException exception)
        {
            throw new NetworkFormatException("The network's scaler of outputs is not valid. " + exception.Message, exception);
        }
    }

    private static Network MakeNetwork(NetworkShapes shapes)
    {
        try
        {
            return new Network(shapes.Inputs + shapes.Bins, shapes.Layers, seed: null, shapes.Members);
        }
        catch (ArgumentException exception)
        {
            throw new NetworkFormatException("The network's shapes are not valid. " + exception.Message, exception);
        }
    }

    private sealed record NetworkShapes(int Inputs, List<Dense> Layers, ScalerKind Scaler, int Bins, bool ScalesOutputs, int Members);
}
