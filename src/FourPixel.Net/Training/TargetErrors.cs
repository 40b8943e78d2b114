namespace FourPixel.Net.Training;

/// <summary>The errors of one target, row by row and in one pass.</summary>
/// <remarks>The mean and the deviations of the truth follow Welford (1962), with weights as in West (1979).</remarks>
internal struct TargetErrors
{
    private double _weight;
    private double _mean;
    private double _squaredDeviations;
    private double _squaredErrors;
    private double _absoluteErrors;

    /// <summary>The mean of |target - output|; NaN before the first row.</summary>
    public readonly double MeanAbsoluteError => _absoluteErrors / _weight;

    /// <summary>The mean of (target - output)^2; NaN before the first row.</summary>
    public readonly double MeanSquaredError => _squaredErrors / _weight;

    /// <summary>
    /// 1 - sum of (target - output)^2 / sum of (target - mean target)^2; NaN before the first row. For a target that is
    /// the same in all rows, 1 if every output is correct, else 0, as in scikit-learn.
    /// </summary>
    public readonly double RSquared
    {
        get
        {
            if (_weight == 0 || double.IsNaN(_squaredErrors))
                return double.NaN;
            if (_squaredDeviations > 0)
                return 1 - (_squaredErrors / _squaredDeviations);
            return _squaredErrors == 0 ? 1 : 0;
        }
    }

    /// <summary>As if the rows of both had been added to one (Chan, Golub and LeVeque, 1979).</summary>
    public static TargetErrors Merge(TargetErrors one, TargetErrors other)
    {
        if (one._weight == 0 || other._weight == 0)
            return one._weight == 0 ? other : one;
        double weight = one._weight + other._weight, distance = other._mean - one._mean;
        return new TargetErrors
        {
            _weight = weight,
            _mean = one._mean + (distance * (other._weight / weight)),
            _squaredDeviations = one._squaredDeviations + other._squaredDeviations + (distance * distance * one._weight * (other._weight / weight)),
            _squaredErrors = one._squaredErrors + other._squaredErrors,
            _absoluteErrors = one._absoluteErrors + other._absoluteErrors,
        };
    }

    public void Add(double truth, double answer, double weight = 1)
    {
        if (weight == 0)
            return;
        _weight += weight;
        double deviation = truth - _mean;
        _mean += deviation * (weight / _weight);
        _squaredDeviations += weight * deviation * (truth - _mean);
        double error = truth - answer;
        _squaredErrors += weight * error * error;
        _absoluteErrors += weight * Math.Abs(error);
    }
}
