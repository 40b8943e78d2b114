namespace FourPixel.Net.Training;

/// <summary>Whether a prediction is correct.</summary>
internal delegate bool Judgement(ReadOnlySpan<float> answers, ReadOnlySpan<float> targets);

/// <summary>The weighted share of rows with a correct prediction.</summary>
internal sealed class Accuracy(Judgement isRight) : ValidationMetric
{
    private double _right;
    private double _all;

    public override string Name => "accuracy";

    public override double Value => _right / _all;

    public override void Start() => _right = _all = 0;

    public override void Merge(RankGroup ranks) => (_right, _all) = (ranks.Sum(_right), ranks.Sum(_all));

    public override void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, int rows)
    {
        int answersPerRow = outputs.Length / rows, targetsPerRow = targets.Length / rows;
        for (int row = 0; row < rows; row++)
        {
            double weight = weights.IsEmpty ? 1 : weights[row];
            _all += weight;
            if (isRight(outputs.Slice(row * answersPerRow, answersPerRow), targets.Slice(row * targetsPerRow, targetsPerRow)))
                _right += weight;
        }
    }
}
