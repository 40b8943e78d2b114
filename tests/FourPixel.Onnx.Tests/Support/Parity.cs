namespace FourPixel.Onnx.Tests.Support;

/// <summary>Compares what ONNX Runtime computes with what FourPixel does.</summary>
internal static class Parity
{
    /// <summary>
    /// Each number is within 1e-5 of the other, as a part of itself, or of a tenth of the largest number beside it: what is
    /// left of sums that cancel, or of a probability near 0, has lost those digits in either float computation.
    /// </summary>
    /// <param name="actual">ONNX Runtime's numbers.</param>
    /// <param name="expected">FourPixel's numbers.</param>
    /// <param name="because">What they are.</param>
    /// <param name="largest">The largest number beside them; null for the largest of them.</param>
    public static void ShouldBeOnPar(this float[] actual, float[] expected, string because, float? largest = null)
    {
        actual.Length.Should().Be(expected.Length, because);
        largest ??= expected.Max(MathF.Abs);
        for (int i = 0; i < actual.Length; i++)
        {
            if (!(Math.Abs((double)actual[i] - expected[i]) <= 1e-5 * Math.Max(Math.Abs(expected[i]), 0.1 * largest.Value)))
                Assert.Fail($"{because}: number {i} is {actual[i]:R} in ONNX Runtime and {expected[i]:R} here; the largest is {largest:R}.");
        }
    }
}
