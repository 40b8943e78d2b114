using System.Security.Cryptography;

namespace FourPixel.Net.Serialization;

/// <summary>
/// The bytes of a network, little-endian: magic, format, the FourPixel version that reads it, inputs, number of layers;
/// units, activation and initialization of each layer; the kind of scaler, its shifts and scales, and its bins; all
/// parameters; and the SHA-256 of all that. docs/model-format.md says it byte by byte.
/// </summary>
internal static class NetworkFormat
{
    /// <summary>The newest format. A network is written in the oldest that can hold it, and all are read.</summary>
    public const int Newest = WithBins;

    /// <summary>Numbers in a row of bins beside its column: edge, scale and mean.</summary>
    private const int NumbersOfABin = 3;

    private const int WithoutBins = 1;
    private const int WithBins = 2;

    /// <summary>Numbers are written, and read, so many bytes at a time: the most that is taken ahead of what is there.</summary>
    public const int SegmentLength = 1 << 20;

    public const int ChecksumLength = SHA256.HashSizeInBytes;

    public static ReadOnlySpan<byte> Magic => "FOURPIXL"u8;

    /// <summary>The first version of FourPixel that reads a format: major in the upper half, minor in the lower.</summary>
    public static int ReaderOf(int format) => format == WithBins ? (0 << 16) | 2 : (0 << 16) | 1;

    /// <summary>The format that a network with such a scaler is written in.</summary>
    public static int FormatOf(ScalerKind scaler) => scaler == ScalerKind.WithBins ? WithBins : WithoutBins;

    /// <summary>All parameters of a network of these shapes.</summary>
    public static UInt128 CountParameters(int inputs, int bins, IEnumerable<Dense> layers)
    {
        UInt128 parameters = 0, fanIn = (UInt128)(uint)inputs + (uint)bins;
        foreach (Dense layer in layers)
        {
            parameters += (fanIn + 1) * (uint)layer.Units;
            fanIn = (uint)layer.Units;
        }
        return parameters;
    }

    /// <summary>The numbers of a scaler: shift and scale of each input, and each bin's column and numbers.</summary>
    public static UInt128 CountScalerNumbers(ScalerKind scaler, int inputs, int bins) =>
        scaler == ScalerKind.None ? 0 : (2 * (UInt128)(uint)inputs) + ((NumbersOfABin + 1) * (UInt128)(uint)bins);

    /// <summary>Whether a number is among them that is not finite.</summary>
    public static bool HasNonFinite(ReadOnlySpan<float> numbers) =>
        numbers.ContainsAnyExceptInRange(float.MinValue, float.MaxValue);
}
