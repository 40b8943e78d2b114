using FourPixel.Net.Numerics;
using FourPixel.Net.Training;

namespace FourPixel.Net.Optimizers;

/// <summary>
/// What the last steps s and the changes y of the gradient over them tell of the curvature: an estimate H of the inverse
/// Hessian, which is never written out (Nocedal, 1980; Liu and Nocedal, 1989).
/// </summary>
/// <param name="length">The number of parameters.</param>
internal sealed class CurvatureMemory(int length) : ICheckpointed
{
    /// <summary>The maximum number of pairs.</summary>
    public const int Capacity = 10;

    /// <summary>Skips a pair whose s and y are orthogonal up to rounding: it has no curvature.</summary>
    private const double LeastCosine = 1e-10;

    /// <summary>From the oldest to the newest.</summary>
    private readonly List<Pair> _pairs = [];

    private Pair _next = new(length);

    public int Count => _pairs.Count;

    /// <summary>Learns from a step between two points, whose gradients are known.</summary>
    public void Add(ReadOnlySpan<float> start, ReadOnlySpan<float> end,
        ReadOnlySpan<double> startGradient, ReadOnlySpan<double> endGradient)
    {
        for (int i = 0; i < length; i++)
        {
            _next.Step[i] = (double)end[i] - start[i];
            _next.Change[i] = endGradient[i] - startGradient[i];
        }
        _next.Measure();
        if (!(_next.Product > LeastCosine * Math.Sqrt(Vectors.Dot(_next.Step, _next.Step) * _next.SquaredChange)))
            return;

        _pairs.Add(_next);
        _next = _pairs.Count > Capacity ? _pairs[0] : new Pair(length);
        _pairs.Remove(_next);
    }

    /// <summary>-H g, by the two loops of Nocedal and Wright (2006), algorithm 7.4; -g where nothing is remembered.</summary>
    public void GetDirection(ReadOnlySpan<double> gradient, Span<double> direction)
    {
        Span<double> parts = stackalloc double[_pairs.Count];
        for (int i = 0; i < length; i++)
            direction[i] = -gradient[i];
        for (int i = _pairs.Count - 1; i >= 0; i--)
        {
            parts[i] = Vectors.Dot(_pairs[i].Step, direction) / _pairs[i].Product;
            Vectors.AddScaled(-parts[i], _pairs[i].Change, direction);
        }

        double scale = _pairs.Count == 0 ? 1 : _pairs[^1].Product / _pairs[^1].SquaredChange;
        foreach (ref double value in direction)
            value *= scale;
        for (int i = 0; i < _pairs.Count; i++)
        {
            double part = Vectors.Dot(_pairs[i].Change, direction) / _pairs[i].Product;
            Vectors.AddScaled(parts[i] - part, _pairs[i].Step, direction);
        }
    }

    public void Exchange(StateStream state)
    {
        int count = _pairs.Count;
        state.Exchange(ref count);
        for (int i = 0; i < Math.Min(count, Capacity); i++)
        {
            if (i == _pairs.Count)
                _pairs.Add(new Pair(length));
            state.Exchange(_pairs[i].Step.AsSpan());
            state.Exchange(_pairs[i].Change.AsSpan());
            _pairs[i].Measure();
        }
    }

    /// <summary>A step s, the change y of the gradient over it, and their products.</summary>
    private sealed class Pair(int length)
    {
        public double[] Step { get; } = new double[length];

        public double[] Change { get; } = new double[length];

        /// <summary>s^T y, which is above 0 where the loss curves upwards.</summary>
        public double Product { get; private set; }

        /// <summary>y^T y.</summary>
        public double SquaredChange { get; private set; }

        public void Measure() => (Product, SquaredChange) = (Vectors.Dot(Step, Change), Vectors.Dot(Change, Change));
    }
}
