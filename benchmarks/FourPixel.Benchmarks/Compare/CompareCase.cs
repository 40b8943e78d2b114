using FourPixel.Net;

namespace FourPixel.Benchmarks.Compare;

/// <summary>A network to train, and the minimum ratio to the fastest peer.</summary>
/// <param name="Sizes">Inputs, hidden layers, classes.</param>
/// <param name="Activation">The activation of the hidden layers.</param>
/// <param name="BatchSize">The number of rows in a batch.</param>
/// <param name="Rows">The number of rows in an epoch.</param>
/// <param name="Epochs">The number of timed epochs.</param>
/// <param name="Goal">The goal for the peer's time divided by FourPixel's.</param>
internal sealed record CompareCase(int[] Sizes, Activation Activation, int BatchSize, int Rows, int Epochs, double Goal)
{
    public int Seed { get; init; } = 1;

    public string Name => $"{string.Join("-", Sizes)} {Activation}, batch {BatchSize}";

    public static CompareCase[] All { get; } =
    [
        new([784, 256, 128, 10], Activation.ReLU, 128, 60_000, 2, 2.0),
        new([784, 1024, 1024, 10], Activation.ReLU, 256, 20_480, 1, 1.6),
        new([784, 64, 10], Activation.ReLU, 32, 60_000, 2, 4),
        new([100, 100, 2], Activation.ReLU, 200, 30_000, 50, 4),
        new([4, 8, 4], Activation.Tanh, 32, 4_000, 100, 20),
    ];
}
