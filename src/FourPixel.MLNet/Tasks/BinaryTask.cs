using FourPixel.Net;
using FourPixel.Net.Training;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace FourPixel.MLNet;

/// <summary>Binary classification: the network's output is the probability of yes.</summary>
internal sealed class BinaryTask(string labelColumn, FourPixelClassificationOptions options) : LearningTask
{
    private readonly ClassWeights _classWeights = new(labelColumn, options, classes: 2, targets => targets[0] > 0 ? 1 : 0);

    public override int TargetCount => 1;

    public override int Outputs => 1;

    public override Activation OutputActivation => Activation.Sigmoid;

    public override TargetGetter Open(DataViewRow row, RoleMappedData data, IExceptionContext owner)
    {
        ValueGetter<float> getLabel = row.GetLabelFloatGetter(data);
        return targets =>
        {
            getLabel(ref targets[0]);
            return true;
        };
    }

    public override void Examine(ExampleSource training, IExceptionContext owner, IChannel channel)
    {
        double[] counts = _classWeights.Count(training);
        int only = Array.IndexOf(counts, 0);
        if (only >= 0)
            throw owner.Except($"Label column '{labelColumn}' has only one class, {only == 0}, in {RankGroup.Of(options).Sum((long)training.Rows)} training rows; both are needed.");
        _classWeights.Check(counts, owner);
    }

    public override void Weigh(ExampleSource training, ExampleSource? validation) => _classWeights.Weigh(training, validation);
}
