using System.Security.Cryptography;

namespace FourPixel.Net.Serialization;

/// <summary>
/// The bytes of a network, little-endian: magic, format, the FourPixel version that reads it, inputs, number of layers;
/// units of a member, activation and initialization of each layer; the number of members; the scalers; all parameters; and the SHA-256 of all that. docs/model-format.md specifies it byte by byte.
/// </summary>
internal static class NetworkFormat
{
    /// <summary>The newest format. A network is written in the oldest format that can hold it, and all formats are read.</summary>
    public const int Newest = WithMembers;

    /// <summary>The numbers of a bin in addition to its column: edge, scale and mean.</summary>
    private const int NumbersOfABin = 3;

    private const int WithoutBins = 1;
    private const int WithBins = 2;
    private const int WithDoubles = 3;
    private const int WithMembers = 4;

    /// <summary>The number of bytes that are read or written at a time: the maximum that is allocated in advance.</summary>
    public const int SegmentLength = 1 << 20;

    public const int ChecksumLength = SHA256.HashSizeInBytes;

    public static ReadOnlySpan<byte> Magic => "FOURPIXL"u8;

    /// <summary>The first version of FourPixel that reads a format: major in the upper half, minor in the lower.</summary>
    public static int ReaderOf(int format) => format;

    /// <summary>Whether shifts and scales are doubles, and a bound and an output scaler are possible.</summary>
    public static bool HasDoubles(int format) => format >= WithDoubles;

    /// <summary>Whether several members are possible; then their number is written.</summary>
    public static bool HasMembers(int format) => format >= WithMembers;

    /// <summary>The oldest format that can hold a network.</summary>
    public static int FormatOf(Network network)
    {
        if (network.Members > 1)
            return WithMembers;
        if (network.OutputScaler != null || (network.InputScaler is InputScaler scaler && !IsSingle(scaler)))
            return WithDoubles;
        return FormatOf(network.InputScaler.Kind());
    }

    /// <summary>Whether a format has a kind of scaler.</summary>
    public static bool Has(int format, ScalerKind scaler) => HasDoubles(format) || FormatOf(scaler) == format;

    /// <summary>The number of parameters of a network.</summary>
    public static UInt128 CountParameters(int inputs, int bins, IEnumerable<Dense> layers, int members)
    {
        UInt128 parameters = 0, fanIn = (UInt128)(uint)inputs + (uint)bins;
        foreach (Dense layer in layers)
        {
            parameters += (fanIn + 1) * (uint)layer.Units;
            fanIn = (uint)layer.Units;
        }
        return parameters * (uint)members;
    }

    /// <summary>The bytes of a scaler of inputs: shift and scale of each input, the bound, and each bin's column and numbers.</summary>
    public static UInt128 CountScalerBytes(int format, ScalerKind scaler, int inputs, int bins)
    {
        if (scaler == ScalerKind.None)
            return 0;
        UInt128 numbers = 2 * (UInt128)(uint)inputs;
        UInt128 binBytes = (NumbersOfABin + 1) * (UInt128)(uint)bins * sizeof(float);
        return HasDoubles(format) ? ((numbers + 1) * sizeof(double)) + binBytes : (numbers * sizeof(float)) + binBytes;
    }

    /// <summary>The bytes of a scaler of outputs: shift and scale of each.</summary>
    public static UInt128 CountScalerBytes(int outputs) => 2 * (UInt128)(uint)outputs * sizeof(double);

    /// <summary>Whether a number is not finite.</summary>
    public static bool HasNonFinite(ReadOnlySpan<float> numbers) =>
        numbers.ContainsAnyExceptInRange(float.MinValue, float.MaxValue);

    private static int FormatOf(ScalerKind scaler) => scaler == ScalerKind.WithBins ? WithBins : WithoutBins;

    /// <summary>Whether all numbers of a scaler fit into a float.</summary>
    private static bool IsSingle(InputScaler scaler)
    {
        if (!double.IsPositiveInfinity(scaler.Bound))
            return false;
        foreach (double value in (ReadOnlySpan<double>)[.. scaler.Shift, .. scaler.Scale])
        {
            if (value != (float)value)
                return false;
        }
        return true;
    }
}
