namespace FourPixel.Benchmarks.Quality;

/// <summary>The tables: four binary classifications, two multiclass classifications and three regressions.</summary>
internal static class QualityTasks
{
    public static QualityTask[] All { get; } =
    [
        new("adult-train", new BinaryKind(yes: ">50K"), Label: 14,
            Numbers: [new(0), new(2), new(4), new(10, 12)],
            Text: [new(1), new(3), new(5, 9), new(13)]) { Splits = 3 },
        new("phoneme", new BinaryKind(yes: "1"), Label: 5, Numbers: [new(0, 4)], Text: []),
        new("german", new BinaryKind(yes: "2"), Label: 20,
            Numbers: [new(1), new(4), new(7), new(10), new(12), new(15), new(17)],
            Text: [new(0), new(2, 3), new(5, 6), new(8, 9), new(11), new(13, 14), new(16), new(18, 19)]),
        new("ionosphere", new BinaryKind(yes: "g"), Label: 34, Numbers: [new(0, 33)], Text: []),

        new("winequality-white", new MulticlassKind(), Label: 11, Numbers: [new(0, 10)], Text: []) { Splits = 3 },
        new("penguins", new MulticlassKind(), Label: 0, Numbers: [new(2, 5)], Text: [new(1), new(6)]) { HasHeader = true },

        new("california-housing", new RegressionKind(), Label: 8, Numbers: [new(0, 7)], Text: [new(9)]) { HasHeader = true, Splits = 3 },
        new("abalone", new RegressionKind(), Label: 8, Numbers: [new(1, 7)], Text: [new(0)]),
        new("penguin-mass", new RegressionKind(), Label: 5, Numbers: [new(2, 4)], Text: [new(0, 1), new(6)]) { File = "penguins", HasHeader = true },
    ];
}
