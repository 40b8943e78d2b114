using FourPixel.Net;
using FourPixel.Net.Training;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace FourPixel.MLNet;

/// <summary>
/// Multiclass classification. A key becomes the number of its class, or a one-hot vector if the loss has a term for each class.
/// </summary>
internal sealed class MulticlassTask(string labelColumn, int classes, FourPixelClassificationOptions options) : LearningTask
{
    private readonly bool _oneHot = options.Loss != Loss.CategoricalCrossEntropy;

    private readonly ClassWeights _classWeights = new(labelColumn, options, classes,
        options.Loss == Loss.CategoricalCrossEntropy ? targets => (int)targets[0] : targets => targets.IndexOf(1f));

    public override int TargetCount => _oneHot ? classes : 1;

    public override int Outputs => classes;

    public override Activation OutputActivation => Activation.Softmax;

    public override TargetGetter Open(DataViewRow row, RoleMappedData data, IExceptionContext owner)
    {
        ValueGetter<float> getLabel = row.GetLabelFloatGetter(data);
        float label = 0;
        return targets =>
        {
            getLabel(ref label);
            if (!(label >= 0 && label < classes))
                return false;
            if (_oneHot)
            {
                targets.Clear();
                targets[(int)label] = 1;
            }
            else
            {
                targets[0] = label;
            }
            return true;
        };
    }

    public override void Examine(ExampleSource training, IExceptionContext owner, IChannel channel)
    {
        double[] counts = _classWeights.Count(training);
        int present = counts.Count(count => count > 0);
        if (present < 2)
            throw owner.Except($"Label column '{labelColumn}' has {present} class in {RankGroup.Of(options).Sum((long)training.Rows)} training rows; at least 2 are needed.");
        if (present < classes)
            channel.Warning($"{classes - present} of {classes} classes of label column '{labelColumn}' have no training rows, so the model learns that they don't occur.");
        _classWeights.Check(counts, owner);
    }

    public override void Weigh(ExampleSource training, ExampleSource? validation) => _classWeights.Weigh(training, validation);
}
