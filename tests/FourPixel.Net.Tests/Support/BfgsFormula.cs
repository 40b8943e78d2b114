namespace FourPixel.Net.Tests.Support;

/// <summary>The BFGS update of the inverse Hessian with all its elements written out (Nocedal and Wright, equation 7.16).</summary>
internal static class BfgsFormula
{
    /// <summary>-H g, for pairs of steps and changes of the gradient from the oldest to the newest.</summary>
    public static double[] Direction(List<(double[] Step, double[] Change)> pairs, double[] gradient) =>
        [.. InverseHessian(pairs, gradient).Select(row => -Dot(row, gradient))];

    /// <summary>
    /// H = (I - s y^T / s^T y) H (I - y s^T / s^T y) + s s^T / s^T y for each pair, from s^T y / y^T y of the newest times I.
    /// </summary>
    private static double[][] InverseHessian(List<(double[] Step, double[] Change)> pairs, double[] gradient)
    {
        int n = gradient.Length;
        double scale = pairs.Count == 0 ? 1 : Dot(pairs[^1].Step, pairs[^1].Change) / Dot(pairs[^1].Change, pairs[^1].Change);
        double[][] h = Make(n, (i, j) => i == j ? scale : 0);
        foreach ((double[] s, double[] y) in pairs)
        {
            double rho = 1 / Dot(s, y);
            double[][] left = Make(n, (i, j) => (i == j ? 1 : 0) - (rho * s[i] * y[j]));
            double[][] right = Make(n, (i, j) => left[j][i]);
            double[][] inner = Multiply(Multiply(left, h), right);
            h = Make(n, (i, j) => inner[i][j] + (rho * s[i] * s[j]));
        }
        return h;
    }

    private static double Dot(double[] x, double[] y) => x.Zip(y, (a, b) => a * b).Sum();

    private static double[][] Multiply(double[][] x, double[][] y) =>
        Make(x.Length, (i, j) => Enumerable.Range(0, x.Length).Sum(k => x[i][k] * y[k][j]));

    private static double[][] Make(int n, Func<int, int, double> element) =>
        [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Select(j => element(i, j)).ToArray())];
}
