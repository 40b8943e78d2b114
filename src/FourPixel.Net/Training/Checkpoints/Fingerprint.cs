using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using FourPixel.Net.Data;

namespace FourPixel.Net.Training;

/// <summary>The SHA-256 of what training starts from, to recognize the same training run later.</summary>
internal static class Fingerprint
{
    private const string None = "none";

    /// <summary>Of the rows in their order, inputs, targets and weight of each, and of where they are cut into parts.</summary>
    public static string Of(ExampleSource? examples)
    {
        if (examples == null)
            return None;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes<int>([examples.InputCount, examples.TargetCount]));
        foreach (ExampleSet part in examples.Parts())
        {
            hash.AppendData(MemoryMarshal.AsBytes<int>([part.Rows]));
            for (int row = 0; row < part.Rows; row++)
            {
                InputRow inputs = part.InputsOf(row);
                hash.AppendData(MemoryMarshal.AsBytes(inputs.Columns));
                Append(hash, inputs.Values);
                Append(hash, part.TargetsOf(row));
                Append<float>(hash, [part.WeightOf(row)]);
            }
        }
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    /// <summary>Of the rows of all ranks.</summary>
    /// <param name="ranks">The ranks.</param>
    /// <param name="own">That of this rank's rows.</param>
    public static string OfAll(RankGroup ranks, string own) => ranks.IsAlone ? own
        : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', ranks.Gather(own)))));

    public static string Of(InputScaler? scaler)
    {
        if (scaler == null)
            return None;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, scaler.Shift);
        Append(hash, scaler.Scale);
        Append<double>(hash, [scaler.Bound]);
        if (scaler.Bins is QuantileBins bins)
        {
            hash.AppendData(MemoryMarshal.AsBytes(bins.Columns));
            Append(hash, bins.Edges);
            Append(hash, bins.Scales);
            Append(hash, bins.Means);
        }
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    public static string Of(OutputScaler? scaler)
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

    private static void Append<T>(IncrementalHash hash, ReadOnlySpan<T> values) where T : struct =>
        hash.AppendData(MemoryMarshal.AsBytes(values));
}
