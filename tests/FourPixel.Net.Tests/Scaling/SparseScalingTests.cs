using CsCheck;
using FourPixel.Net.Data;
using FourPixel.Net.Scaling;
using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Scaling;

/// <summary>Rows without their zeros are scaled as the rows with them are, and most of their columns are not shifted.</summary>
public class SparseScalingTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Scaler_ColumnsMostlyAtZero_AreNotShiftedAndGetARootMeanSquareOfOne(bool robust)
    {
        // Column 0 is given in 2 of 10 rows, as 3 and -4: the root of (9 + 16) / 2. Column 1 never is, column 2 by 1 and NaN.
        float[] rows = new float[30];
        (rows[3], rows[9], rows[14], rows[17]) = (3, -4, 1, float.NaN);
        InputScaler scaler = Make(new ExampleSet(rows, 3, new float[10], 1).ToSparse(), robust);
        scaler.Shift.ToArray().Should().Equal(0, 0, 0);
        scaler.Scale.ShouldBeCloseTo([1 / Math.Sqrt(12.5), 0, 1], "one over the root mean square");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Scaler_ColumnsGivenInAQuarterOfTheRowsOrMore_AreScaledAsDenseOnes(bool robust)
    {
        // Column i is given in 25 + 5 i of 100 rows.
        const int columns = 16;
        float[] noise = Problems.Noise(100 * columns, seed: 3);
        float[] rows = [.. noise.Select((value, i) => (i / columns * 37 % 100) < 25 + (5 * (i % columns)) ? value + 2 : 0)];
        var dense = new ExampleSet(rows, columns, new float[100], 1);

        InputScaler expected = Make(dense, robust), actual = Make(dense.ToSparse(), robust);
        actual.Shift.ShouldBeCloseTo([.. expected.Shift.ToArray().Select(shift => (double)shift)], "shift");
        actual.Scale.ShouldBeCloseTo([.. expected.Scale.ToArray().Select(scale => (double)scale)], "scale");
        actual.Scale.ToArray().Should().OnlyContain(scale => scale > 0);
    }

    [Fact]
    public void Moments_OfSparseRows_AreThoseOfTheRowsWithTheirZeros()
    {
        // Each column with another share of zeros, from hardly any to hardly anything else, and some missing values.
        const int columns = 20;
        float[] noise = Problems.Noise(500 * columns, seed: 4), chance = Problems.Noise(500 * columns, seed: 5);
        float[] rows = [.. noise.Select((value, i) => i % 97 == 0 ? float.NaN : chance[i] < (i % columns / 10f) - 0.98f ? 5 + value : 0)];
        var dense = new ExampleSet(rows, columns, new float[500], 1);
        ColumnMoments expected = new(dense), actual = new(dense.ToSparse());

        for (int column = 0; column < columns; column++)
        {
            actual.Mean(column).Should().BeApproximately(expected.Mean(column), 1e-12);
            actual.StandardDeviation(column).Should().BeApproximately(expected.StandardDeviation(column), 1e-12);
            actual.IsEmpty(column).Should().BeFalse();
        }
    }

    [Fact]
    public void Standard_SparseColumnFarFromZero_KeepsItsDigits()
    {
        // Squares of values so large have rounding errors as large as the variance.
        float[] rows = [.. Enumerable.Range(0, 1000).Select(i => 4e6f + (i % 4))];
        var examples = new ExampleSet(rows, 1, new float[1000], 1);
        InputScaler.Standard(examples.ToSparse()).Scale.ShouldBeCloseTo([1 / Math.Sqrt(1.25)], "one over the deviation");
    }

    [Fact]
    public void Moments_SparseColumnOfMissingValuesOnly_IsEmpty()
    {
        ColumnMoments moments = new(new ExampleSet([float.NaN, 0, float.NaN, 0], 2, [0, 0], 1).ToSparse());
        moments.IsEmpty(0).Should().BeTrue();
        moments.IsEmpty(1).Should().BeFalse("a zero that is left out is a value");
        ScalerFitting.Standard(moments).Scale.ToArray().Should().Equal(0, 0);
    }

    private static InputScaler Make(ExampleSet examples, bool robust) => robust ? InputScaler.Robust(examples) : InputScaler.Standard(examples);
}
