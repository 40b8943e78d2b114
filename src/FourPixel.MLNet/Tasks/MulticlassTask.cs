using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace FourPixel.MLNet;

/// <summary>
/// One class of several, for each of which the network gives a probability. A key becomes the number of its class, or a 1
/// among 0s where the loss judges each class by itself.
/// </summary>
internal sealed class MulticlassTask(string labelColumn, int classes, Loss loss) : LearningTask
{
    private readonly bool _oneHot = loss != Loss.CategoricalCrossEntropy;

    public override int TargetCount => _oneHot ? classes : 1;

    public override int Outputs => classes;

    public override Activation OutputActivation => Activation.Softmax;

    public override TargetGetter Open(DataViewRow row, RoleMappedData data)
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

    public override void Examine(ExampleSet training, IExceptionContext owner, IChannel channel)
    {
        int[] rowsOfClasses = CountRows(training);
        int present = rowsOfClasses.Count(rows => rows > 0);
        if (present < 2)
            throw owner.Except($"Label column '{labelColumn}' has {present} class in {training.Rows} training rows; at least 2 are needed.");
        if (present < classes)
            channel.Warning($"{classes - present} of {classes} classes of label column '{labelColumn}' have no training row and are learned as absent.");
    }

    /// <summary>The number of rows of each class; rows with weight 0 do not count.</summary>
    private int[] CountRows(ExampleSet rows)
    {
        int[] counts = new int[classes];
        for (int row = 0; row < rows.Rows; row++)
        {
            ReadOnlySpan<float> targets = rows.TargetsOf(row);
            if (rows.WeightOf(row) > 0)
                counts[_oneHot ? targets.IndexOf(1) : (int)targets[0]]++;
        }
        return counts;
    }
}
