using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace FourPixel.Net.Training;

/// <summary>The SHA-256 of what a training starts from, by which a later start knows it again.</summary>
internal static class Fingerprint
{
    private const string None = "none";

    /// <summary>Of the rows in their order: inputs, targets and weight of each.</summary>
    public static string Of(ExampleSet? examples)
    {
        if (examples == null)
            return None;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes<int>([examples.InputCount, examples.TargetCount]));
        for (int row = 0; row < examples.Rows; row++)
        {
            Append(hash, examples.InputsOf(row));
            Append(hash, examples.TargetsOf(row));
            Append(hash, [examples.WeightOf(row)]);
        }
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    public static string Of(InputScaler? scaler)
    {
        if (scaler == null)
            return None;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, scaler.Shift);
        Append(hash, scaler.Scale);
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    /// <summary>Of all weights and biases, layer by layer, as the bytes of a large network are more than a span can hold.</summary>
    public static string OfWeights(Network network)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (Layer layer in network.Layers)
        {
            Append(hash, layer.Weights);
            Append(hash, layer.Biases);
        }
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, ReadOnlySpan<float> values) => hash.AppendData(MemoryMarshal.AsBytes(values));
}
