namespace FourPixel.Net.Scaling;

/// <summary>Finds the shift and the scale of each column from what has been measured of it.</summary>
internal static class ScalerFitting
{
    /// <summary>So far out that nothing else changes, and near enough for the sums of the first layer to stay finite.</summary>
    private const double StandardBound = 10_000;

    private const double RobustBound = 3;

    /// <summary>A centre is rounded to a float, which a column can have as its value, where that moves it by this much of the spread at most.</summary>
    private const double LostOfSpread = 1e-3;

    /// <summary>As <see cref="InputScaler.Standard"/> says.</summary>
    public static InputScaler Standard(ColumnMoments moments) => Make(moments, StandardBound, set =>
    {
        for (int column = 0; column < moments.Columns; column++)
        {
            if (!moments.IsSparse(column))
                set(column, moments.Mean(column), moments.HasAtMostTwoValues(column) ? moments.DistanceOfTwo(column) / 2 : moments.StandardDeviation(column));
        }
    });

    /// <summary>As <see cref="InputScaler.Robust"/> says.</summary>
    public static InputScaler Robust(ColumnMoments moments, ColumnSample sample) => Make(moments, RobustBound, set =>
        sample.ForEach(moments.IsSparse, (column, values) => set(column, values[values.Length / 2], Spread(values))));

    /// <param name="moments">Tells which columns are sparse, and how large their values are.</param>
    /// <param name="bound">The bound of scaled numbers.</param>
    /// <param name="setOthers">Is given a way to set centre and spread of a column, for those that are not sparse.</param>
    private static InputScaler Make(ColumnMoments moments, double bound, Action<Action<int, double, double>> setOthers)
    {
        double[] shift = new double[moments.Columns], scale = new double[moments.Columns];
        for (int column = 0; column < shift.Length; column++)
        {
            if (moments.IsSparse(column))
                Set(column, 0, moments.RootMeanSquare(column));
        }
        setOthers(Set);
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
