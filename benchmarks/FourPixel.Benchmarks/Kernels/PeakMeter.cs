using System.Runtime.CompilerServices;
using FourPixel.Net.Numerics;

namespace FourPixel.Benchmarks;

/// <summary>
/// Measures the multiply-add peak of one core: 12 independent sums that stay in registers (AVX2 has 16), enough to hide the
/// latency of two multipliers.
/// </summary>
internal static class PeakMeter
{
    private const int Sums = 12;
    private const int Steps = 30_000;

    /// <summary>The number of additions and multiplications in a run.</summary>
    public static double Flops => 2.0 * Sums * Steps * Lanes;

    private static int Lanes => Lane512.IsSupported ? Lane512.Count
        : Lane256.IsSupported ? Lane256.Count
        : Lane128.Count;

    public static void Run()
    {
        if (Lane512.IsSupported)
            Spin<Lane512>();
        else if (Lane256.IsSupported)
            Spin<Lane256>();
        else
            Spin<Lane128>();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Spin<TLane>() where TLane : struct, ILane<TLane>
    {
        TLane a = 0.5f, b = 1f;
        TLane s0 = 0, s1 = 1, s2 = 2, s3 = 3, s4 = 4, s5 = 5, t0 = 0, t1 = 1, t2 = 2, t3 = 3, t4 = 4, t5 = 5;
        for (int step = 0; step < Steps; step++)
        {
            s0 = TLane.MultiplyAdd(s0, a, b); s1 = TLane.MultiplyAdd(s1, a, b); s2 = TLane.MultiplyAdd(s2, a, b);
            s3 = TLane.MultiplyAdd(s3, a, b); s4 = TLane.MultiplyAdd(s4, a, b); s5 = TLane.MultiplyAdd(s5, a, b);
            t0 = TLane.MultiplyAdd(t0, a, b); t1 = TLane.MultiplyAdd(t1, a, b); t2 = TLane.MultiplyAdd(t2, a, b);
            t3 = TLane.MultiplyAdd(t3, a, b); t4 = TLane.MultiplyAdd(t4, a, b); t5 = TLane.MultiplyAdd(t5, a, b);
        }
        Sink(s0 + s1 + s2 + s3 + s4 + s5 + t0 + t1 + t2 + t3 + t4 + t5);
    }

    /// <summary>Uses a result, so that the JIT compiler does not remove the work.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Sink<TLane>(TLane _)
    {
    }
}
