using FourPixel.Net.Training;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace FourPixel.MLNet;

/// <summary>Decides from the first rows of a data view whether its features are stored as sparse rows.</summary>
internal static class FeatureShape
{
    /// <summary>With fewer columns, dense rows are faster.</summary>
    private const int MinColumns = 1_024;

    private const double MaxFilled = 1.0 / 16;

    private const int ExaminedRows = 1_000;

    /// <param name="data">The rows of this rank.</param>
    /// <param name="ranks">The group of ranks, which decide together.</param>
    public static bool IsSparse(RoleMappedData data, RankGroup ranks)
    {
        data.CheckFeatureFloatVector(out int columns);
        if (columns < MinColumns)
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
        return ranks.Sum(filled) <= MaxFilled * columns * ranks.Sum((long)rows);
    }
}
