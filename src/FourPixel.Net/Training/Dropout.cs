using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Training;

/// <summary>
/// y = x m, m being 0 with the dropout's probability, else 1 / (1 - probability), so that sums keep their size (Srivastava
/// et al., 2014).
/// </summary>
/// <param name="probability">From 0 to below 1.</param>
/// <param name="seed">The training's seed.</param>
/// <param name="layer">The layer after which the numbers come; 0 for the inputs.</param>
/// <param name="firstRow">The number of the first row, which is not 0 where other ranks have the rows before.</param>
/// <remarks>
/// Each place has a random number of its own, a hash of the place and of a key for step and row, so that many are drawn at once
/// and each is the same whatever the registers. The hash is one of Chris Wellons' (hash-prospector, 2018).
/// </remarks>
internal sealed class Dropout(double probability, int seed, int layer, int firstRow = 0)
{
    /// <summary>From the key of a row to that of the next: 2^64 over the golden ratio, which spreads them evenly.</summary>
    private const ulong KeyIncrement = 0x9E3779B97F4A7C15;

    private readonly float _kept = (float)(1 / (1 - probability));

    /// <summary>Signed random numbers below this silence: there is an instruction for comparing signed ones only.</summary>
    private readonly int _silent = (int)Math.Round((probability * uint.MaxValue) + int.MinValue);

    private ulong _key;

    /// <summary>Whether anything is silenced.</summary>
    public bool IsOn { get; private set; }

    /// <summary>Begins a training step; null where nothing is to be silenced.</summary>
    public void Start(long? step)
    {
        IsOn = step != null;
        _key = new SeededRandom(seed, RandomPurpose.Dropout, step ?? 0, layer).NextBits();
    }

    /// <summary>Draws the mask of a row in this step, from a column on. Several threads may do so at once.</summary>
    public void Draw(Span<float> mask, int row, int column)
    {
        ulong key = _key + ((ulong)(firstRow + row) * KeyIncrement);
        int i = 0;
        for (; i <= mask.Length - Vector512<float>.Count; i += Vector512<float>.Count)
            MaskAt((uint)(column + i), key).CopyTo(mask[i..]);
        if (i == mask.Length)
            return;
        Span<float> rest = stackalloc float[Vector512<float>.Count];
        MaskAt((uint)(column + i), key).CopyTo(rest);
        rest[..(mask.Length - i)].CopyTo(mask[i..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<float> MaskAt(uint place, ulong key)
    {
        const uint Multiplier = 0x9E3779B9u;
        Vector512<uint> hash = (Vector512<uint>.Indices * Multiplier) + Vector512.Create((place + (uint)key) * Multiplier);
        hash = (hash ^ (hash >>> 16)) * 0x21F0AAADu;
        hash = ((hash ^ (hash >>> 15)) + Vector512.Create((uint)(key >> 32))) * 0x735A2D97u;
        hash ^= hash >>> 15;
        return Vector512.ConditionalSelect(Vector512.LessThan(hash.AsInt32(), Vector512.Create(_silent)).AsSingle(), Vector512<float>.Zero, Vector512.Create(_kept));
    }
}
