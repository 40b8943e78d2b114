namespace FourPixel.Net.Scaling;

/// <summary>Finds the shift and the scale of each column from what has been measured of it.</summary>
internal static class ScalerFitting
{
    /// <summary>As <see cref="InputScaler.Standard"/> says.</summary>
    public static InputScaler Standard(ColumnMoments moments) => Make(moments, set =>
    {
        for (int column = 0; column < moments.Columns; column++)
        {
            if (!moments.IsSparse(column))
                set(column, moments.Mean(column), moments.HasAtMostTwoValues(column) ? moments.DistanceOfTwo(column) / 2 : moments.StandardDeviation(column));
        }
    });

    /// <summary>As <see cref="InputScaler.Robust"/> says.</summary>
    public static InputScaler Robust(ColumnMoments moments, ColumnSample sample) => Make(moments, set =>
        sample.ForEach(moments.IsSparse, (column, values) => set(column, values[values.Length / 2], Spread(values))));

    /// <param name="moments">Tells which columns are sparse, and how large their values are.</param>
    /// <param name="setOthers">Is given a way to set centre and spread of a column, for those that are not sparse.</param>
    private static InputScaler Make(ColumnMoments moments, Action<Action<int, double, double>> setOthers)
    {
        float[] shift = new float[moments.Columns], scale = new float[moments.Columns];
        for (int column = 0; column < shift.Length; column++)
        {
            if (moments.IsSparse(column))
                Set(column, 0, moments.RootMeanSquare(column));
        }
        setOthers(Set);
        return new InputScaler(shift, scale);

        // A spread that is only rounding counts as none, and so does one that is not a number.
        void Set(int column, double centre, double spread)
        {
            shift[column] = (float)centre;
            float overSpread = (float)(1 / spread);
            scale[column] = spread > 1e-7 * Math.Abs(centre) && float.IsFinite(overSpread) ? overSpread : 0;
        }
    }

    /// <summary>The distance of the quartiles, or half that of the least and the largest value where the quartiles coincide.</summary>
    private static double Spread(ReadOnlySpan<float> ascending)
    {
        double quartiles = (double)ascending[ascending.Length * 3 / 4] - ascending[ascending.Length / 4];
        return quartiles > 0 ? quartiles : ((double)ascending[^1] - ascending[0]) / 2;
    }
}
