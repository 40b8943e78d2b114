using FourPixel.Net;
using FourPixel.Net.Training;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace FourPixel.MLNet;

/// <summary>
/// One number or several. The network learns targets of mean 0 and standard deviation 1, or for counts of mean 1, and its
/// <see cref="Network.OutputScaler"/> brings its answers to the label's own units.
/// </summary>
internal sealed class RegressionTask(string labelColumn, DataViewType labelType, Loss loss) : LearningTask
{
    /// <summary>So many training rows at most are scored to judge the model; none where they are read part by part.</summary>
    private const int CheckedRows = 1_000;

    private OutputScaler? _scaler;

    public override int TargetCount { get; } = labelType.GetVectorSize() is > 0 and int size ? size : 1;

    public override int Outputs => TargetCount;

    public override OutputScaler? OutputScaler => _scaler;

    public override Activation OutputActivation => loss == Loss.Poisson ? Activation.Exponential : Activation.Identity;

    public override TargetGetter Open(DataViewRow row, RoleMappedData data, IExceptionContext owner)
    {
        if (labelType is not VectorDataViewType)
        {
            ValueGetter<float> getLabel = row.GetLabelFloatGetter(data);
            return targets =>
            {
                getLabel(ref targets[0]);
                return Accept(targets);
            };
        }

        ValueGetter<VBuffer<float>> getLabels = row.GetGetter<VBuffer<float>>(data.Schema.Label!.Value);
        VBuffer<float> labels = default;
        return targets =>
        {
            getLabels(ref labels);
            labels.CopyTo(targets);
            return Accept(targets);
        };

        bool Accept(ReadOnlySpan<float> targets)
        {
            if (targets.ContainsAnyExceptInRange(float.NegativeInfinity, float.PositiveInfinity))
                return false;
            foreach (float target in targets)
            {
                if (!float.IsFinite(target))
                    throw owner.Except($"Label column '{labelColumn}' has {target} in row {row.Position}; labels have to be finite, or NaN where they are missing.");
                if (loss == Loss.Poisson && target < 0)
                    throw owner.Except($"Label column '{labelColumn}' has {target} in row {row.Position}; Poisson takes counts, which are at least 0.");
            }
            return true;
        }
    }

    /// <summary>
    /// Mean and standard deviation of each target, rows counting by their weight, in one pass that keeps their digits (Welford,
    /// 1962; West, 1979).
    /// </summary>
    public override void Examine(ExampleSource training, IExceptionContext owner, IChannel channel)
    {
        double[] means = new double[Outputs], squares = new double[Outputs];
        double total = 0;
        foreach (ExampleSet part in training.Parts())
        {
            for (int row = 0; row < part.Rows; row++)
            {
                double weight = part.WeightOf(row);
                total += weight;
                ReadOnlySpan<float> targets = part.TargetsOf(row);
                for (int column = 0; column < targets.Length; column++)
                {
                    double deviation = targets[column] - means[column];
                    means[column] += deviation * (weight / total);
                    squares[column] += weight * deviation * (targets[column] - means[column]);
                }
            }
        }
        double[] spreads = [.. squares.Select(sum => Math.Sqrt(sum / total))];
        _scaler = loss == Loss.Poisson
            ? new OutputScaler([.. means.Zip(spreads, (mean, spread) => spread > 0 ? 0 : mean)], [.. means.Zip(spreads, (mean, spread) => spread > 0 ? mean : 0)])
            : new OutputScaler(means, spreads);
    }

    /// <summary>Warns of a model whose answers are worse than the mean of the label, on the validation or the training rows.</summary>
    public override void Check(Network network, TrainingHistory history, ExampleSource training, IChannel channel)
    {
        // A quantile is to be far from the mean.
        if (loss == Loss.Quantile)
            return;
        if (history.Epochs[history.BestEpoch - 1].Metric is double metric)
            WarnIfWorseThanTheMean(metric, "validation");
        if (training is ExampleSet)
            WarnIfWorseThanTheMean(MeanRSquared(network, training.Sample(CheckedRows)), "training");

        void WarnIfWorseThanTheMean(double rSquared, string rows)
        {
            if (rSquared < 0)
                channel.Warning($"The model is worse than the mean of label column '{labelColumn}': R-squared is {rSquared:G3} on the {rows} rows. {Advice(network)}");
        }
    }

    private static string Advice(Network network) => network.InputScaler == null
        ? "InputScaling is None; Standard or Robust may help."
        : "More rows, fewer features, a smaller LearningRate or more WeightDecay may help.";

    private double MeanRSquared(Network network, ExampleSet rows)
    {
        var scorer = new RowScorer(network);
        var errors = new TargetErrors[Outputs];
        float[] answers = new float[Outputs];
        for (int row = 0; row < rows.Rows; row++)
        {
            scorer.Score(rows.InputsOf(row), answers);
            for (int target = 0; target < Outputs; target++)
                errors[target].Add(rows.TargetsOf(row)[target], answers[target], rows.WeightOf(row));
        }
        return errors.Average(error => error.RSquared);
    }
}
