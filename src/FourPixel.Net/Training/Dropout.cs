using System.Numerics;
using System.Runtime.InteropServices;
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
    private readonly float _kept = (float)(1 / (1 - probability));

    /// <summary>Signed random numbers below this silence: there is an instruction for comparing signed ones only.</summary>
    private readonly int _silent = (int)Math.Round((probability * uint.MaxValue) + int.MinValue);

    /// <summary>What the mask of a row in a training step depends on.</summary>
    public ulong KeyOf(int row, long step) => new SeededRandom(seed, RandomPurpose.Dropout, step, ((long)layer << 32) + firstRow + row).NextBits();

    /// <summary>Draws the mask of a row, from a column on.</summary>
    public void Draw(Span<float> mask, int column, ulong key)
    {
        Span<Vector<float>> lanes = MemoryMarshal.Cast<float, Vector<float>>(mask);
        for (int i = 0; i < lanes.Length; i++)
            lanes[i] = MaskAt((uint)(column + (i * Vector<uint>.Count)), key);
        for (int i = lanes.Length * Vector<float>.Count; i < mask.Length; i++)
            mask[i] = MaskAt((uint)(column + i), key)[0];
    }

    private Vector<float> MaskAt(uint place, ulong key)
    {
        Vector<uint> hash = (Vector<uint>.Indices + new Vector<uint>(place + (uint)key)) * 0x9E3779B9u;
        hash = (hash ^ (hash >>> 16)) * 0x21F0AAADu;
        hash = ((hash ^ (hash >>> 15)) + new Vector<uint>((uint)(key >> 32))) * 0x735A2D97u;
        hash ^= hash >>> 15;
        return Vector.ConditionalSelect(Vector.LessThan(hash.As<uint, int>(), new Vector<int>(_silent)), Vector<float>.Zero, new Vector<float>(_kept));
    }
}
