using System.Security.Cryptography;

namespace FourPixel.Net.Serialization;

/// <summary>
/// The bytes of a network, little-endian: magic, format, the FourPixel version that reads it, inputs, number of layers;
/// units, activation and initialization of each layer; whether there is a scaler, and its shifts and scales; all
/// parameters; and the SHA-256 of all that. docs/model-format.md says it byte by byte.
/// </summary>
internal static class NetworkFormat
{
    /// <summary>The format that is written; this one and all before it are read.</summary>
    public const int Current = 1;

    /// <summary>The first version of FourPixel that reads <see cref="Current"/>, 0.1: major in the upper half, minor in the lower.</summary>
    public const int Reader = (0 << 16) | 1;

    /// <summary>Numbers are written, and read, so many bytes at a time: the most that is taken ahead of what is there.</summary>
    public const int SegmentLength = 1 << 20;

    public const int ChecksumLength = SHA256.HashSizeInBytes;

    public static ReadOnlySpan<byte> Magic => "FOURPIXL"u8;

    /// <summary>The shifts and scales, if any, and all parameters of a network of these shapes.</summary>
    public static UInt128 CountNumbers(int inputs, IEnumerable<Dense> layers, bool hasScaler)
    {
        UInt128 numbers = hasScaler ? 2 * (UInt128)(uint)inputs : 0;
        int fanIn = inputs;
        foreach (Dense layer in layers)
        {
            numbers += ((UInt128)(uint)fanIn + 1) * (uint)layer.Units;
            fanIn = layer.Units;
        }
        return numbers;
    }

    /// <summary>Whether a number is among them that is not finite.</summary>
    public static bool HasNonFinite(ReadOnlySpan<float> numbers) =>
        numbers.ContainsAnyExceptInRange(float.MinValue, float.MaxValue);
}
