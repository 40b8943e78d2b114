namespace FourPixel.Net.Tests.Support;

/// <summary>Compares computed floats with numbers of double precision.</summary>
internal static class Closeness
{
    /// <summary>Some roundings to float, whose unit is 6e-8, of numbers of size 1 to 10.</summary>
    public const double Relative = 2e-6;

    /// <summary>What is left where larger numbers cancel; for numbers of size 1.</summary>
    public const double Absolute = 1e-7;

    /// <summary>
    /// Every number is within relative times its own size plus absolute times <paramref name="size"/>: the size of what
    /// is added up on the way to it, by default the largest of the expected numbers but at least 1.
    /// </summary>
    public static void ShouldBeCloseTo(this ReadOnlySpan<float> actual, IReadOnlyList<double> expected, string because,
        double relative = Relative, double absolute = Absolute, double? size = null)
    {
        actual.Length.Should().Be(expected.Count, because);
        double scale = size ?? Math.Max(1, expected.Max(Math.Abs));
        int worst = -1;
        double worstShare = 1;
        for (int i = 0; i < actual.Length; i++)
        {
            double tolerance = (relative * Math.Abs(expected[i])) + (absolute * scale);
            double share = Math.Abs(actual[i] - expected[i]) / tolerance;
            if (!(share <= worstShare))
                (worst, worstShare) = (i, share);
            if (double.IsNaN(share))
                break;
        }
        if (worst >= 0)
        {
            Assert.Fail($"{because}: number {worst} is {actual[worst]:R} and should be {expected[worst]:R}, " +
                $"{worstShare:G3} tolerances off.");
        }
    }

    public static void ShouldBeCloseTo(this float[] actual, IReadOnlyList<double> expected, string because,
        double relative = Relative, double absolute = Absolute, double? size = null) =>
        ((ReadOnlySpan<float>)actual).ShouldBeCloseTo(expected, because, relative, absolute, size);

    public static void ShouldBeCloseTo(this ReadOnlySpan<double> actual, IReadOnlyList<double> expected, string because) =>
        actual.ToArray().Select(value => (float)value).ToArray().ShouldBeCloseTo(expected, because);

    public static void ShouldBeCloseTo(this double actual, double expected) =>
        actual.Should().BeApproximately(expected, (Relative * Math.Abs(expected)) + Absolute);

    /// <summary>The same bits, which also distinguishes 0, -0 and NaN.</summary>
    public static void ShouldBeBitwise(this ReadOnlySpan<float> actual, ReadOnlySpan<float> expected) =>
        Bits(actual).Should().Equal(Bits(expected));

    public static void ShouldBeBitwise(this ReadOnlySpan<double> actual, ReadOnlySpan<double> expected) =>
        System.Runtime.InteropServices.MemoryMarshal.Cast<double, float>(actual)
            .ShouldBeBitwise(System.Runtime.InteropServices.MemoryMarshal.Cast<double, float>(expected));

    public static bool HasSameBitsAs(this ReadOnlySpan<float> actual, ReadOnlySpan<float> expected) =>
        Bits(actual).AsSpan().SequenceEqual(Bits(expected));

    private static int[] Bits(ReadOnlySpan<float> values) =>
        System.Runtime.InteropServices.MemoryMarshal.Cast<float, int>(values).ToArray();
}
