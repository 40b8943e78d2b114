namespace FourPixel.Net.Optimizers;

/// <summary>
/// Finds how far to go in one direction, so that the strong Wolfe conditions hold: the value falls by a part of what the
/// slope promised, and the slope becomes flatter (Nocedal and Wright, 2006, algorithms 3.5 and 3.6).
/// </summary>
/// <param name="evaluate">The value and the slope at a distance from the start.</param>
internal sealed class LineSearch(Func<double, LinePoint> evaluate)
{
    /// <summary>c1 and c2, as recommended there for quasi-Newton methods.</summary>
    private const double SufficientDecrease = 1e-4, Flatness = 0.9;

    /// <summary>The maximum number of trials to find an interval with a good step, and to find the step in it.</summary>
    private const int MaximumTrials = 20;

    /// <returns>
    /// A step for which both conditions hold; where none is found, the one that makes the value least; 0 where all make it
    /// greater.
    /// </returns>
    public double Find(LinePoint start, double firstStep)
    {
        LinePoint previous = start;
        double step = firstStep;
        for (int trial = 0; trial < MaximumTrials; trial++)
        {
            LinePoint current = evaluate(step);
            if (IsTooHigh(current, start) || current.Value >= previous.Value)
                return Zoom(start, previous, current);
            if (IsFlat(current, start))
                return step;
            if (current.Slope >= 0)
                return Zoom(start, current, previous);
            step = Clamp(LeastOfCubic(previous, current), 2 * step, 10 * step);
            previous = current;
        }
        return previous.Step;
    }

    /// <param name="start">Where the search began.</param>
    /// <param name="low">The end of the interval whose value is less, and whose slope points into it.</param>
    /// <param name="high">The other end, to either side.</param>
    private double Zoom(LinePoint start, LinePoint low, LinePoint high)
    {
        for (int trial = 0; trial < MaximumTrials; trial++)
        {
            // Not too near to either end, so that the interval shrinks.
            double margin = 0.1 * Math.Abs(high.Step - low.Step);
            LinePoint current = evaluate(Clamp(LeastOfCubic(low, high),
                Math.Min(low.Step, high.Step) + margin, Math.Max(low.Step, high.Step) - margin));
            if (IsTooHigh(current, start) || current.Value >= low.Value)
            {
                high = current;
                continue;
            }
            if (IsFlat(current, start))
                return current.Step;
            if (current.Slope * (high.Step - low.Step) >= 0)
                high = low;
            low = current;
        }
        return low.Step;
    }

    private static bool IsTooHigh(LinePoint point, LinePoint start) =>
        !(point.Value <= start.Value + (SufficientDecrease * point.Step * start.Slope))
        || !double.IsFinite(point.Slope);

    private static bool IsFlat(LinePoint point, LinePoint start) => Math.Abs(point.Slope) <= -Flatness * start.Slope;

    /// <summary>Where the cubic through both points with their slopes is least (equation 3.59); NaN if nowhere.</summary>
    private static double LeastOfCubic(LinePoint a, LinePoint b)
    {
        double width = b.Step - a.Step;
        double d1 = a.Slope + b.Slope - (3 * (b.Value - a.Value) / width);
        double d2 = Math.CopySign(Math.Sqrt((d1 * d1) - (a.Slope * b.Slope)), width);
        return b.Step - (width * (b.Slope + d2 - d1) / (b.Slope - a.Slope + (2 * d2)));
    }

    private static double Clamp(double step, double least, double most) =>
        double.IsNaN(step) ? (least + most) / 2 : Math.Clamp(step, least, most);
}

/// <summary>A point in the direction of a line search.</summary>
/// <param name="Step">Its distance from the start, in lengths of the direction.</param>
/// <param name="Value">What is to be made least.</param>
/// <param name="Slope">The derivative of the value by the step.</param>
internal readonly record struct LinePoint(double Step, double Value, double Slope);
