namespace FourPixel.Net.Numerics;

/// <summary>The purpose of random numbers. Each purpose has its own sequence, independent of the others.</summary>
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
/// SplitMix64 (Steele, Lea and Flood, 2014): a generator with a single number as state, so that the sequence of any
/// epoch or step can be started directly. It gives the same numbers on every version of .NET.
/// </summary>
internal struct SeededRandom
{
    private const ulong Increment = 0x9E3779B97F4A7C15;

    private ulong _state;

    /// <summary>Creates the sequence for a purpose, for an epoch, layer or step (the index), and for a part of it.</summary>
    public SeededRandom(int seed, RandomPurpose purpose, long index = 0, long part = 0) =>
        _state = Mix(Mix(Mix(Mix((uint)seed) + (ulong)purpose + 1) + (ulong)index + 1) + (ulong)part + 1);

    public ulong NextBits()
    {
        _state += Increment;
        return Mix(_state);
    }

    /// <summary>Uniform from 0 to below 1, in steps of 2^-24.</summary>
    public float NextSingle() => (NextBits() >> 40) * (1f / (1 << 24));

    /// <summary>Uniform from 0 to <paramref name="bound"/> - 1 (Lemire's multiplication).</summary>
    public int NextInt(int bound) => (int)(((NextBits() >> 32) * (ulong)bound) >> 32);

    /// <summary>From the standard normal distribution (Box and Muller, 1958).</summary>
    public double NextGaussian()
    {
        double radius = Math.Sqrt(-2 * Math.Log(((NextBits() >> 11) + 1) * (1.0 / (1L << 53))));
        return radius * Math.Cos(2 * Math.PI * (NextBits() >> 11) * (1.0 / (1L << 53)));
    }

    /// <summary>Shuffles the values (Fisher and Yates).</summary>
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
