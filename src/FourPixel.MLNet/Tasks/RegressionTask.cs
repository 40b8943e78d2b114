using FourPixel.Net;
using FourPixel.Net.Training;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace FourPixel.MLNet;

/// <summary>
/// One number or several. The network learns targets of mean 0 and standard deviation 1, or for counts of mean 1, and its
/// <see cref="Network.OutputScaler"/> scales its outputs to the label's units.
/// </summary>
internal sealed class RegressionTask(string labelColumn, DataViewType labelType, Loss loss, RankGroup ranks) : LearningTask
{
    /// <summary>The maximum number of training rows that are scored to evaluate the model; none if they are streamed.</summary>
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
                    throw owner.Except($"Label column '{labelColumn}' has {target} in row {row.Position}; labels must be finite, or NaN if they are missing.");
                if (loss == Loss.Poisson && target < 0)
                    throw owner.Except($"Label column '{labelColumn}' has {target} in row {row.Position}; Poisson needs counts, which are at least 0.");
            }
            return true;
        }
    }

    /// <summary>Measures each target.</summary>
    public override void Examine(ExampleSource training, IExceptionContext owner, IChannel channel)
    {
        var moments = new TargetMoments(Outputs);
        foreach (ExampleSet part in training.Parts())
        {
            for (int row = 0; row < part.Rows; row++)
                moments.Add(part.TargetsOf(row), part.WeightOf(row));
        }
        moments.Merge(ranks);
        double[] means = moments.Means, spreads = moments.StandardDeviations;
        _scaler = loss == Loss.Poisson
            ? new OutputScaler([.. means.Zip(spreads, (mean, spread) => spread > 0 ? 0 : mean)], [.. means.Zip(spreads, (mean, spread) => spread > 0 ? mean : 0)])
            : new OutputScaler(means, spreads);
    }

    /// <summary>Warns of a model that is worse than predicting the mean of the label, on the validation or the training rows.</summary>
    public override void Check(Network network, TrainingHistory history, ExampleSource training, IChannel channel)
    {
        // A quantile is supposed to be far from the mean.
        if (loss == Loss.Quantile)
            return;
        if (history.Epochs[history.BestEpoch - 1].Metric is double metric)
            WarnIfWorseThanTheMean(metric, "validation");
        if (!ranks.Any(training is not ExampleSet))
            WarnIfWorseThanTheMean(MeanRSquared(network, training.Sample(CheckedRows)), "training");

        void WarnIfWorseThanTheMean(double rSquared, string rows)
        {
            if (rSquared < 0)
                channel.Warning($"The model is worse than predicting the mean of label column '{labelColumn}': R-squared is {rSquared:G3} on the {rows} rows. {Advice(network)}");
        }
    }

    private static string Advice(Network network) => network.InputScaler == null
        ? "InputScaling is None; use InputScaling.Standard or Robust."
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
        ranks.Merge(errors.AsSpan(), TargetErrors.Merge);
        return errors.Average(error => error.RSquared);
    }
}
