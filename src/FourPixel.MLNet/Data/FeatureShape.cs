using FourPixel.Net.Training;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace FourPixel.MLNet;

/// <summary>Tells from the first rows of a data view whether its features are better kept without their zeros.</summary>
internal static class FeatureShape
{
    /// <summary>With fewer columns, work on all of them is done sooner than work on those that are not 0.</summary>
    private const int LeastColumns = 1_024;

    private const double MostFilled = 1.0 / 16;

    private const int ExaminedRows = 1_000;

    /// <param name="data">The rows of this rank.</param>
    /// <param name="ranks">Who has others; all decide alike.</param>
    public static bool IsSparse(RoleMappedData data, RankGroup ranks)
    {
        data.CheckFeatureFloatVector(out int columns);
        if (columns < LeastColumns)
            return false;

        using DataViewRowCursor cursor = data.CreateRowCursor(CursOpt.Features | CursOpt.AllowBadEverything, rand: null);
        ValueGetter<VBuffer<float>> getFeatures = cursor.GetFeatureFloatVectorGetter(data);
        VBuffer<float> features = default;
        long filled = 0;
        int rows = 0;
        for (; rows < ExaminedRows && cursor.MoveNext(); rows++)
        {
            getFeatures(ref features);
            foreach (float value in features.GetValues())
                filled += value == 0 ? 0 : 1;
        }
        return ranks.Sum(filled) <= MostFilled * columns * ranks.Sum((long)rows);
    }
}
