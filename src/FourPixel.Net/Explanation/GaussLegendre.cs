namespace FourPixel.Net.Explanation;

/// <summary>
/// Gauss-Legendre quadrature from 0 to 1: the integral of f is approximately the sum of weight_i f(node_i), and exactly if f is a
/// polynomial of a degree below twice the number of nodes.
/// </summary>
/// <param name="Nodes">Between 0 and 1, ascending.</param>
/// <param name="Weights">One for each node; they sum to 1.</param>
internal sealed record GaussLegendre(double[] Nodes, double[] Weights)
{
    /// <summary>
    /// The nodes are the roots of the Legendre polynomial P_n, found by Newton's method; the weights are 2 / ((1 - x^2) P_n'(x)^2)
    /// (Abramowitz and Stegun, "Handbook of mathematical functions", 25.4.29). Both are mapped from [-1, 1] to [0, 1].
    /// </summary>
    public static GaussLegendre Of(int count)
    {
        var rule = new GaussLegendre(new double[count], new double[count]);
        for (int i = 0; i < count; i++)
        {
            double x = -Math.Cos(Math.PI * (i + 0.75) / (count + 0.5)), slope = 0, step = 1;
            for (int round = 0; round < 100 && Math.Abs(step) > 1e-15; round++)
            {
                (double value, slope) = Legendre(count, x);
                step = value / slope;
                x -= step;
            }
            rule.Nodes[i] = (1 + x) / 2;
            rule.Weights[i] = 1 / ((1 - (x * x)) * slope * slope);
        }
        return rule;
    }

    /// <summary>P_n and its derivative: k P_k = (2 k - 1) x P_(k-1) - (k - 1) P_(k-2).</summary>
    private static (double Value, double Slope) Legendre(int n, double x)
    {
        double before = 1, value = x;
        for (int k = 2; k <= n; k++)
            (before, value) = (value, ((((2 * k) - 1) * x * value) - ((k - 1) * before)) / k);
        return (value, n * ((x * value) - before) / ((x * x) - 1));
    }
}
