using FourPixel.Net.Data;
using Microsoft.ML.Data;

namespace FourPixel.MLNet;

/// <summary>Writes ML.NET's vectors, each of which may be dense or sparse, out as rows that are all the one or all the other.</summary>
internal sealed class FeatureBuffer(int columns, bool isSparse)
{
    private readonly int[] _columns = new int[isSparse ? columns : 0];
    private readonly float[] _values = new float[columns];

    /// <summary>The row is valid until the next call, and as long as the features are.</summary>
    public InputRow ToRow(in VBuffer<float> features)
    {
        if (!isSparse)
        {
            features.CopyTo(_values);
            return new InputRow(_values);
        }
        if (!features.IsDense)
            return new InputRow(features.GetIndices(), features.GetValues());

        int count = 0;
        ReadOnlySpan<float> values = features.GetValues();
        for (int column = 0; column < values.Length; column++)
        {
            if (values[column] == 0)
                continue;
            _columns[count] = column;
            _values[count++] = values[column];
        }
        return new InputRow(_columns.AsSpan(0, count), _values.AsSpan(0, count));
    }
}
