namespace FourPixel.Net.Scaling;

/// <summary>Finds the shift and the scale of each column from what has been measured of it.</summary>
internal static class ScalerFitting
{
    /// <summary>So far out that nothing else changes, and near enough for the sums of the first layer to stay finite.</summary>
    private const double StandardBound = 10_000;

    private const double RobustBound = 3;

    /// <summary>A centre is rounded to a float, which a column can have as its value, where that moves it by this much of the spread at most.</summary>
    private const double LostOfSpread = 1e-3;

    /// <summary>Implements <see cref="InputScaler.Standard"/>.</summary>
    public static InputScaler Standard(ColumnMoments moments) => Make(moments, StandardBound, _ => { });

    /// <summary>Implements <see cref="InputScaler.Robust"/>.</summary>
    public static InputScaler Robust(ColumnMoments moments, ColumnSample sample) => Make(moments, RobustBound, set =>
        sample.ForEach(moments.IsSparse, (column, values, _) =>
        {
            if (Spread(values) is > 0 and double spread)
                set(column, values[values.Length / 2], spread);
        }));

    /// <param name="moments">Centre and spread of each column over all rows.</param>
    /// <param name="bound">The bound of scaled numbers.</param>
    /// <param name="change">Is given a way to set another centre and another spread of a column.</param>
    private static InputScaler Make(ColumnMoments moments, double bound, Action<Action<int, double, double>> change)
    {
        double[] shift = new double[moments.Columns], scale = new double[moments.Columns];
        for (int column = 0; column < shift.Length; column++)
        {
            if (moments.IsSparse(column))
                Set(column, 0, moments.RootMeanSquare(column));
            else
                Set(column, moments.Mean(column), moments.Spread(column));
        }
        change(Set);
        return new InputScaler(shift, scale, bound);

        // No spread, or none that is a number, leaves the column out.
        void Set(int column, double centre, double spread)
        {
            shift[column] = Math.Abs(centre - (float)centre) <= LostOfSpread * spread ? (float)centre : centre;
            scale[column] = spread > 0 ? 1 / spread : 0;
        }
    }

    /// <summary>The distance of the quartiles, or half that of the least and the largest value where the quartiles coincide.</summary>
    private static double Spread(ReadOnlySpan<float> ascending)
    {
        double quartiles = (double)ascending[ascending.Length * 3 / 4] - ascending[ascending.Length / 4];
        return quartiles > 0 ? quartiles : ((double)ascending[^1] - ascending[0]) / 2;
    }
}
