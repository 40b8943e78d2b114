using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace FourPixel.MLNet;

/// <summary>A key becomes the number of its class, or a 1 among 0s where the loss judges each class by itself.</summary>
internal sealed class KeyLabelReader(int classes, bool oneHot) : ILabelReader
{
    public int TargetCount => oneHot ? classes : 1;

    public TargetGetter Open(DataViewRow row, RoleMappedData data)
    {
        ValueGetter<float> getLabel = row.GetLabelFloatGetter(data);
        float label = 0;
        return targets =>
        {
            getLabel(ref label);
            if (!(label >= 0 && label < classes))
                return false;
            if (oneHot)
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

    /// <summary>The number of rows of each class; rows with weight 0 do not count.</summary>
    public int[] CountRows(ExampleSet rows)
    {
        int[] counts = new int[classes];
        for (int row = 0; row < rows.Rows; row++)
        {
            ReadOnlySpan<float> targets = rows.TargetsOf(row);
            if (rows.WeightOf(row) > 0)
                counts[oneHot ? targets.IndexOf(1) : (int)targets[0]]++;
        }
        return counts;
    }
}
