namespace FourPixel.Net.Scaling;

/// <summary>What has been counted and added up of a column, as <see cref="ColumnMoments"/> does.</summary>
/// <param name="Pivot">The first value.</param>
/// <param name="Other">The first other value; the first value again where there is none.</param>
/// <param name="HasThird">Whether there is a third value.</param>
/// <param name="Sum">The sum of the distances to the first value.</param>
/// <param name="Squares">The sum of their squares.</param>
/// <param name="Given">The number of values.</param>
/// <param name="Missing">The number of missing values.</param>
internal readonly record struct ColumnTally(double Pivot, double Other, bool HasThird, double Sum, double Squares, int Given, int Missing)
{
    /// <summary>As if the rows of the other had come after those of the one.</summary>
    public static ColumnTally Merge(ColumnTally one, ColumnTally other)
    {
        int missing = checked(one.Missing + other.Missing);
        if (one.Given == 0 || other.Given == 0)
            return (one.Given == 0 ? other : one) with { Missing = missing };
        double second = one.Other;
        bool hasThird = one.HasThird || other.HasThird;
        foreach (double value in (ReadOnlySpan<double>)[other.Pivot, other.Other])
        {
            if (second == one.Pivot)
                second = value;
            else
                hasThird |= value != one.Pivot && value != second;
        }
        double distance = other.Pivot - one.Pivot;
        return new ColumnTally(one.Pivot, second, hasThird, one.Sum + other.Sum + (other.Given * distance),
            one.Squares + other.Squares + (2 * distance * other.Sum) + (other.Given * distance * distance), checked(one.Given + other.Given), missing);
    }
}
