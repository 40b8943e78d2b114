using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace FourPixel.MLNet;

/// <summary>
/// One number or several. The network is trained on targets of mean 0 and standard deviation 1, or for counts on targets of
/// mean 1, and afterwards its last layer is changed so that it answers in the label's own units.
/// </summary>
internal sealed class RegressionTask(string labelColumn, DataViewType labelType, Loss loss) : LearningTask
{
    private readonly double[] _shift = new double[labelType.GetVectorSize() is > 0 and int size ? size : 1];
    private readonly double[] _scale = new double[labelType.GetVectorSize() is > 0 and int size ? size : 1];

    public override int TargetCount => _shift.Length;

    public override int Outputs => _shift.Length;

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

    /// <summary>Mean and standard deviation of each target, by Welford's way (1962), which keeps their digits in one pass.</summary>
    public override void Examine(ExampleSource training, IExceptionContext owner, IChannel channel)
    {
        double[] means = new double[Outputs], squares = new double[Outputs];
        long rows = 0;
        foreach (ExampleSet part in training.Parts())
        {
            for (int row = 0; row < part.Rows; row++)
            {
                rows++;
                ReadOnlySpan<float> targets = part.TargetsOf(row);
                for (int column = 0; column < targets.Length; column++)
                {
                    double deviation = targets[column] - means[column];
                    means[column] += deviation / rows;
                    squares[column] += deviation * (targets[column] - means[column]);
                }
            }
        }

        for (int column = 0; column < Outputs; column++)
        {
            _shift[column] = loss == Loss.Poisson ? 0 : means[column];
            double scale = loss == Loss.Poisson ? means[column] : Math.Sqrt(squares[column] / rows);
            _scale[column] = scale > 0 ? scale : 1;
        }
    }

    public override void Prepare(ExampleSource rows) => rows.Change((targets, ref _) =>
    {
        for (int column = 0; column < targets.Length; column++)
            targets[column] = (float)((targets[column] - _shift[column]) / _scale[column]);
    });

    public override void ToTrainingUnits(Network network)
    {
        for (int output = 0; output < Outputs; output++)
        {
            if (loss == Loss.Poisson)
                Rescale(network, output, 1, -Math.Log(_scale[output]));
            else
                Rescale(network, output, 1 / _scale[output], -_shift[output] / _scale[output]);
        }
    }

    public override void ToLabelUnits(Network network)
    {
        for (int output = 0; output < Outputs; output++)
        {
            if (loss == Loss.Poisson)
                Rescale(network, output, 1, Math.Log(_scale[output]));
            else
                Rescale(network, output, _scale[output], _shift[output]);
        }
    }

    /// <summary>Makes an output of the last layer, before its activation, <paramref name="factor"/> times itself plus a constant.</summary>
    private static void Rescale(Network network, int output, double factor, double constant)
    {
        Layer layer = network.Layers[^1];
        for (int input = 0; input < layer.Inputs; input++)
            layer.Weights[(input * layer.Outputs) + output] = (float)(layer.Weights[(input * layer.Outputs) + output] * factor);
        layer.Biases[output] = (float)((layer.Biases[output] * factor) + constant);
    }
}
