using FourPixel.Net.Scaling;
using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Scaling;

public class ScaleFactorsTests
{
    /// <summary>Centres and spreads from the smallest to the largest that floats have.</summary>
    public static TheoryData<double, double> Columns => new()
    {
        { 0, 1 }, { 1e6, 0.5 }, { 16777217, 1 }, { 0, 1e-39 }, { 5e-40, 1e-39 }, { 2e38, 1e38 }, { 0, 3e38 }, { 1e20, 1e15 }, { -1e-20, 1e-25 },
    };

    [Theory, MemberData(nameof(Columns))]
    public void Apply_AnyCentreAndSpread_IsTheFormulaInDoublePrecision(double shift, double spread)
    {
        foreach (double bound in (double[])[3, 10_000, double.PositiveInfinity])
        {
            var factors = new ScaleFactors([shift], [1 / spread], bound);
            foreach (double distance in (double[])[-2, -1, -0.25, 0, 0.5, 1, 1.5])
            {
                float x = (float)(shift + (distance * spread));
                if (!float.IsFinite(x))
                    continue;
                double u = (x - shift) / spread;
                double expected = u / Math.Sqrt(1 + (u / bound * (u / bound)));
                ((double)factors.Apply(0, x)).Should().BeApproximately(expected, 1e-6 * Math.Max(1, Math.Abs(expected)));
            }
        }
    }

    [Fact]
    public void Apply_FarOutliers_StayWithinTheBound()
    {
        foreach (double bound in (double[])[3, 10_000])
        {
            var factors = new ScaleFactors([2e38, 0, 5], [1e-38, 1e39, 1e3], bound);
            float most = (float)(1.000001 * bound);
            for (int column = 0; column < 3; column++)
            {
                factors.Apply(column, float.MaxValue).Should().BeInRange(0, most);
                factors.Apply(column, float.MinValue).Should().BeInRange(-most, 0);
                factors.Apply(column, float.NaN).Should().Be(0);
            }
        }
    }

    [Fact]
    public void Apply_WholeRow_IsThatOfEachValueBitForBit()
    {
        const int columns = 37;
        double[] shift = [.. Problems.Noise(columns).Select(value => 1e5 * value)], scale = [.. Problems.Noise(columns, seed: 1).Select(value => 10d * value)];
        var factors = new ScaleFactors(shift, scale, 3);
        float[] row = [.. Problems.Noise(columns, seed: 2).Select((value, i) => i % 9 == 0 ? float.NaN : 1e5f * value)], actual = new float[columns];

        factors.Apply(row, actual);

        ((ReadOnlySpan<float>)actual).ShouldBeBitwise(row.Select((x, column) => factors.Apply(column, x)).ToArray());
    }
}
