using BenchmarkDotNet.Attributes;
using FourPixel.Net.Numerics;

namespace FourPixel.Benchmarks;

/// <summary>The three products of a dense layer's training step.</summary>
public class LayerBenchmark : IDisposable
{
    private LayerProducts? _layer;
    private ThreadTeam? _team;

    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>Batch x inputs x outputs.</summary>
    [Params("128x784x256", "256x1024x1024", "32x784x64", "200x100x100", "32x4x8")]
    public string Shape { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        int[] sizes = [.. Shape.Split('x').Select(int.Parse)];
        _layer = new LayerProducts(sizes[0], sizes[1], sizes[2]);
        _team = new ThreadTeam(Threads);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _layer?.Dispose();
        _team?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark]
    public void Forward() => _layer!.Multiply(Product.Forward, _team!);

    [Benchmark]
    public void WeightGradient() => _layer!.Multiply(Product.WeightGradient, _team!);

    [Benchmark]
    public void InputGradient() => _layer!.Multiply(Product.InputGradient, _team!);
}
