using static FourPixel.Benchmarks.Statistics;

namespace FourPixel.Benchmarks.Defaults;

/// <summary>A time that is measured in every round: for the defaults, for layers of 64 and 32, and for LightGBM.</summary>
/// <param name="name">The name, with its unit.</param>
/// <param name="format">The number format.</param>
internal sealed class Measurement(string name, string format)
{
    private readonly List<(double? Ours, double? Small, double Theirs)> _rounds = [];

    public void Add(double? ours, double? small, double theirs) => _rounds.Add((ours, small, theirs));

    /// <summary>The medians of the times, the medians of the ratios round by round, and the first network's ratios.</summary>
    public string[] Cells() =>
    [
        name,
        Cell(_rounds.Select(round => round.Ours), format),
        Cell(_rounds.Select(round => round.Small), format),
        Cell(_rounds.Select(round => (double?)round.Theirs), format),
        Cell(_rounds.Select(round => round.Ours / round.Theirs), "F2"),
        Cell(_rounds.Select(round => round.Small / round.Theirs), "F2"),
        string.Join(" ", _rounds.Select(round => $"{round.Ours / round.Theirs:F2}")),
    ];

    private static string Cell(IEnumerable<double?> values, string format)
    {
        double[] known = [.. values.OfType<double>()];
        return known.Length == 0 ? "" : Median(known).ToString(format);
    }
}
