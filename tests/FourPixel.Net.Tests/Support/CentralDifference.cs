namespace FourPixel.Net.Tests.Support;

/// <summary>A derivative from values alone.</summary>
internal static class CentralDifference
{
    /// <summary>
    /// f'(x) = (8 (f(x + h) - f(x - h)) - (f(x + 2h) - f(x - 2h))) / 12h + O(h^4): the fourth power allows a step so
    /// long that the rounding of f to float, 6e-8 / h, does not matter much either.
    /// </summary>
    public static double Of(Func<float, double> function, float x, float step = 1 / 32f)
    {
        double near = function(x + step) - function(x - step);
        double far = function(x + (2 * step)) - function(x - (2 * step));
        return ((8 * near) - far) / (12 * step);
    }
}
