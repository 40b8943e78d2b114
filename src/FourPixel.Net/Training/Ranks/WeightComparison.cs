using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FourPixel.Net.Training;

/// <summary>Makes sure that all ranks have the same weights, bit for bit.</summary>
internal static class WeightComparison
{
    /// <exception cref="InvalidOperationException">They have not, on all ranks.</exception>
    public static void Run(RankGroup ranks, Network network, int epoch)
    {
        if (ranks.IsAlone)
            return;
        ulong[] hashes = [.. ranks.Gather<ulong>([HashOf(network.Parameters.Span)]).Select(ofRank => ofRank[0])];
        int other = Array.FindIndex(hashes, hash => hash != hashes[0]);
        if (other >= 0)
            throw new InvalidOperationException($"After epoch {epoch}, the weights of rank {other} differ from those of rank 0. Their processors or MPI libraries sum in a different order. Use the same hardware and MPI library on all ranks.");
    }

    /// <summary>
    /// FNV-1a, by whole registers instead of bytes, and in one register, whose numbers are then hashed with what is left. It runs
    /// too seldom to be optimized later.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong HashOf(ReadOnlySpan<float> weights)
    {
        const ulong Start = 0xCBF29CE484222325, Prime = 0x100000001B3;
        ReadOnlySpan<Vector<ulong>> registers = MemoryMarshal.Cast<float, Vector<ulong>>(weights);
        var hashes = new Vector<ulong>(Start);
        foreach (Vector<ulong> bits in registers)
            hashes = (hashes ^ bits) * Prime;

        ulong hash = Start;
        for (int i = 0; i < Vector<ulong>.Count; i++)
            hash = (hash ^ hashes[i]) * Prime;
        foreach (uint bits in MemoryMarshal.Cast<float, uint>(weights[(registers.Length * Vector<float>.Count)..]))
            hash = (hash ^ bits) * Prime;
        return hash;
    }
}
