using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace FourPixel.MLNet;

/// <summary>
/// Compares probabilities with observed frequencies: the probability of yes, or of the predicted class if there are several.
/// </summary>
internal static class CalibrationEvaluator
{
    public static CalibrationCurve Evaluate(IHost host, IDataView data, string labelColumnName, string probabilityColumnName, int numberOfBins)
    {
        host.CheckValue(data, nameof(data));
        host.CheckUserArg(numberOfBins is >= 1 and <= 1_000, nameof(numberOfBins), "must be from 1 to 1,000");
        var probabilityColumn = new ProbabilityColumn(host, data.Schema, probabilityColumnName);
        var labelColumn = new ClassLabel(host, data.Schema, labelColumnName, probabilityColumn);
        long[] rows = new long[numberOfBins], hits = new long[numberOfBins];
        double[] sums = new double[numberOfBins];
        using DataViewRowCursor cursor = data.GetRowCursor([probabilityColumn.Column, labelColumn.Column]);
        Action<float[]> read = probabilityColumn.Open(cursor);
        Func<int> getLabel = labelColumn.Open(cursor);
        float[] probabilities = new float[probabilityColumn.Classes];
        while (cursor.MoveNext())
        {
            int label = getLabel();
            if (label < 0)
                continue;
            read(probabilities);
            int expected = probabilityColumn.IsVector ? probabilities.AsSpan().IndexOf(probabilities.Max()) : 1;
            int bin = Math.Clamp((int)(probabilities[expected] * numberOfBins), 0, numberOfBins - 1);
            rows[bin]++;
            hits[bin] += label == expected ? 1 : 0;
            sums[bin] += probabilities[expected];
        }
        return new CalibrationCurve([.. Enumerable.Range(0, numberOfBins).Select(bin => new CalibrationBin((double)bin / numberOfBins,
            (bin + 1.0) / numberOfBins, rows[bin], sums[bin] / rows[bin], (double)hits[bin] / rows[bin]))]);
    }
}
