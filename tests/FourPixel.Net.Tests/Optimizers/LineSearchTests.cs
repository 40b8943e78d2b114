using FourPixel.Net.Optimizers;

namespace FourPixel.Net.Tests.Optimizers;

/// <summary>Functions of one variable, in each of which some step satisfies the strong Wolfe conditions.</summary>
public class LineSearchTests
{
    private static readonly Dictionary<string, (Func<double, double> Value, Func<double, double> Slope)> _functions = new()
    {
        ["parabola"] = (x => (x - 3) * (x - 3), x => 2 * (x - 3)),
        ["fourth power"] = (x => Math.Pow(x - 0.01, 4), x => 4 * Math.Pow(x - 0.01, 3)),
        ["More and Thuente"] = (x => -x / ((x * x) + 2), x => ((x * x) - 2) / Math.Pow((x * x) + 2, 2)),
        ["waves"] = (x => (0.1 * x * x) - (4 * x) + Math.Sin(3 * x), x => (0.2 * x) - 4 + (3 * Math.Cos(3 * x))),
        ["wall"] = (x => x < 2 ? -Math.Log(2 - x) - (3 * x) : double.NaN, x => (1 / (2 - x)) - 3),
    };

    public static TheoryData<string, double> Cases
    {
        get
        {
            var cases = new TheoryData<string, double>();
            foreach (string function in _functions.Keys)
            {
                foreach (double firstStep in new[] { 1e-6, 0.001, 0.1, 1, 10, 1000 })
                    cases.Add(function, firstStep);
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Find_AnyFirstStep_SatisfiesBothConditions(string function, double firstStep)
    {
        (Func<double, double> value, Func<double, double> slope) = _functions[function];
        int looks = 0;
        var search = new LineSearch(x =>
        {
            looks++;
            return new LinePoint(x, value(x), slope(x));
        });

        double step = search.Find(new LinePoint(0, value(0), slope(0)), firstStep);

        slope(0).Should().BeNegative("else there is nothing to find");
        value(step).Should().BeLessThanOrEqualTo(value(0) + (1e-4 * step * slope(0)));
        Math.Abs(slope(step)).Should().BeLessThanOrEqualTo(0.9 * Math.Abs(slope(0)));
        looks.Should().BeLessThanOrEqualTo(30);
    }

    [Fact]
    public void Find_FirstStepIsGood_LooksOnce()
    {
        int looks = 0;
        var search = new LineSearch(x =>
        {
            looks++;
            return new LinePoint(x, (x - 1) * (x - 1), 2 * (x - 1));
        });
        search.Find(new LinePoint(0, 1, -2), 1).Should().Be(1);
        looks.Should().Be(1);
    }

    [Fact]
    public void Find_EveryStepMakesItWorse_IsZero()
    {
        // The slope at the start is wrong, as rounding may make it.
        int looks = 0;
        var search = new LineSearch(x =>
        {
            looks++;
            return new LinePoint(x, 1 + x, 1);
        });
        search.Find(new LinePoint(0, 1, -1), 1).Should().Be(0);
        looks.Should().BeLessThan(50);
    }

    [Fact]
    public void Find_NoEndInSight_GoesFarAndStops()
    {
        var search = new LineSearch(x => new LinePoint(x, -x, -1));
        search.Find(new LinePoint(0, 0, -1), 1).Should().BeGreaterThan(1000);
    }
}
