using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace FourPixel.Net.Serialization;

/// <summary>Writes a network in the current format.</summary>
internal readonly ref struct NetworkWriter
{
    private readonly Stream _stream;
    private readonly IncrementalHash _hash;

    private NetworkWriter(Stream stream, IncrementalHash hash)
    {
        _stream = stream;
        _hash = hash;
    }

    /// <exception cref="InvalidOperationException">A weight or a bias is not finite; nothing has been written.</exception>
    public static void Write(Network network, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (NetworkFormat.HasNonFinite(network.Parameters.Span))
            throw new InvalidOperationException("A weight or a bias of the network is not finite, so the network can't be saved.");

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        new NetworkWriter(stream, hash).Write(network);
        stream.Write(hash.GetHashAndReset());
    }

    private void Write(Network network)
    {
        Bytes(NetworkFormat.Magic);
        int format = NetworkFormat.FormatOf(network);
        Number(format);
        Number(NetworkFormat.ReaderOf(format));
        Number(network.Inputs);
        Number(network.Layers.Count);
        foreach (Layer layer in network.Layers)
        {
            Number(layer.Description.Units);
            Number((int)layer.Activation);
            Number((int)layer.Initialization);
        }
        Number((int)network.InputScaler.Kind());
        if (network.InputScaler?.Bins is QuantileBins bins)
            Number(bins.Count);
        if (NetworkFormat.HasDoubles(format))
            Number(network.OutputScaler == null ? 0 : 1);
        if (NetworkFormat.HasMembers(format))
            Number(network.Members);

        if (network.InputScaler is InputScaler scaler)
            Scaler(scaler, NetworkFormat.HasDoubles(format));
        Doubles(network.OutputScaler == null ? [] : network.OutputScaler.Shift);
        Doubles(network.OutputScaler == null ? [] : network.OutputScaler.Scale);
        Floats(network.Parameters.Span);
    }

    private void Scaler(InputScaler scaler, bool hasDoubles)
    {
        if (hasDoubles)
        {
            Doubles(scaler.Shift);
            Doubles(scaler.Scale);
            Doubles([scaler.Bound]);
        }
        else
        {
            Floats([.. scaler.Shift.ToArray().Select(value => (float)value)]);
            Floats([.. scaler.Scale.ToArray().Select(value => (float)value)]);
        }
        if (scaler.Bins is not QuantileBins bins)
            return;
        foreach (int column in bins.Columns)
            Number(column);
        Floats(bins.Edges);
        Floats(bins.Scales);
        Floats(bins.Means);
    }

    private void Bytes(ReadOnlySpan<byte> bytes)
    {
        _hash.AppendData(bytes);
        _stream.Write(bytes);
    }

    private void Number(int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        Bytes(bytes);
    }

    private void Doubles(ReadOnlySpan<double> doubles)
    {
        Span<byte> bytes = stackalloc byte[sizeof(double)];
        foreach (double number in doubles)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes, number);
            Bytes(bytes);
        }
    }

    /// <summary>Writes one segment at a time, because all bytes may be too many for a span.</summary>
    private void Floats(ReadOnlySpan<float> floats)
    {
        const int Floats = NetworkFormat.SegmentLength / sizeof(float);
        byte[]? swapped = BitConverter.IsLittleEndian ? null : new byte[NetworkFormat.SegmentLength];
        for (; floats.Length > 0; floats = floats[Math.Min(Floats, floats.Length)..])
        {
            ReadOnlySpan<float> segment = floats[..Math.Min(Floats, floats.Length)];
            if (swapped == null)
            {
                Bytes(MemoryMarshal.AsBytes(segment));
                continue;
            }
            for (int i = 0; i < segment.Length; i++)
                BinaryPrimitives.WriteSingleLittleEndian(swapped.AsSpan(i * sizeof(float)), segment[i]);
            Bytes(swapped.AsSpan(0, segment.Length * sizeof(float)));
        }
    }
}
