using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace FourPixel.MLNet;

/// <summary>Yes or no: the network gives the probability of yes.</summary>
internal sealed class BinaryTask(string labelColumn) : LearningTask
{
    public override int TargetCount => 1;

    public override int Outputs => 1;

    public override Activation OutputActivation => Activation.Sigmoid;

    public override TargetGetter Open(DataViewRow row, RoleMappedData data)
    {
        ValueGetter<float> getLabel = row.GetLabelFloatGetter(data);
        return targets =>
        {
            getLabel(ref targets[0]);
            return true;
        };
    }

    public override void Examine(ExampleSet training, IExceptionContext owner, IChannel channel)
    {
        bool hasTrue = false, hasFalse = false;
        for (int row = 0; row < training.Rows; row++)
        {
            bool counts = training.WeightOf(row) > 0, label = training.TargetsOf(row)[0] > 0;
            hasTrue |= counts && label;
            hasFalse |= counts && !label;
        }
        if (!(hasTrue && hasFalse))
            throw owner.Except($"Label column '{labelColumn}' has only one class, {hasTrue}, in {training.Rows} training rows; both are needed.");
    }
}
