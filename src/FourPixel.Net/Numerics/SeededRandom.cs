namespace FourPixel.Net.Numerics;

/// <summary>What random numbers are drawn for. Each purpose has a sequence of its own, so that one does not disturb another.</summary>
internal enum RandomPurpose
{
    Weights,
    Shuffle,
    Dropout,
    Split,
    Picture,
    Part,
}

/// <summary>
/// SplitMix64 (Steele, Lea and Flood, 2014): a generator whose whole state is one number, so that any epoch's or step's
/// sequence can be started directly, and which gives the same numbers on every version of .NET.
/// </summary>
internal struct SeededRandom
{
    private const ulong Increment = 0x9E3779B97F4A7C15;

    private ulong _state;

    /// <summary>The sequence for a purpose, and there for the index-th epoch, layer or step, and for one part of it.</summary>
    public SeededRandom(int seed, RandomPurpose purpose, long index = 0, long part = 0) =>
        _state = Mix(Mix(Mix(Mix((uint)seed) + (ulong)purpose + 1) + (ulong)index + 1) + (ulong)part + 1);

    public ulong NextBits()
    {
        _state += Increment;
        return Mix(_state);
    }

    /// <summary>Evenly from 0 to just below 1, in steps of 2^-24.</summary>
    public float NextSingle() => (NextBits() >> 40) * (1f / (1 << 24));

    /// <summary>Evenly from 0 to <paramref name="bound"/> - 1 (Lemire's multiplication).</summary>
    public int NextInt(int bound) => (int)(((NextBits() >> 32) * (ulong)bound) >> 32);

    /// <summary>From the standard normal distribution (Box and Muller, 1958).</summary>
    public double NextGaussian()
    {
        double radius = Math.Sqrt(-2 * Math.Log(((NextBits() >> 11) + 1) * (1.0 / (1L << 53))));
        return radius * Math.Cos(2 * Math.PI * (NextBits() >> 11) * (1.0 / (1L << 53)));
    }

    /// <summary>Puts the values in random order (Fisher and Yates).</summary>
    public void Shuffle(Span<int> values)
    {
        for (int i = values.Length - 1; i > 0; i--)
        {
            int other = NextInt(i + 1);
            (values[i], values[other]) = (values[other], values[i]);
        }
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
