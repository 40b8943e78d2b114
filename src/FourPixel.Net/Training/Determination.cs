namespace FourPixel.Net.Training;

/// <summary>R-squared, rows counting by their weight; with several targets, the mean over them.</summary>
/// <param name="targets">Targets in a row.</param>
/// <param name="areLogarithms">Whether the outputs are logarithms of the predictions.</param>
internal sealed class Determination(int targets, bool areLogarithms) : ValidationMetric
{
    private readonly TargetErrors[] _errors = new TargetErrors[targets];

    public override string Name => "R-squared";

    public override double Value
    {
        get
        {
            double sum = 0;
            foreach (ref readonly TargetErrors errors in _errors.AsSpan())
                sum += errors.RSquared;
            return sum / _errors.Length;
        }
    }

    public override void Start() => Array.Clear(_errors);

    public override void Merge(RankGroup ranks) => ranks.Merge(_errors.AsSpan(), TargetErrors.Merge);

    public override void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            double weight = weights.IsEmpty ? 1 : weights[row];
            for (int target = 0; target < _errors.Length; target++)
            {
                int index = (row * _errors.Length) + target;
                _errors[target].Add(targets[index], areLogarithms ? Math.Exp(outputs[index]) : outputs[index], weight);
            }
        }
    }
}
