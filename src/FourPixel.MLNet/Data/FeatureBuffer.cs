using FourPixel.Net.Data;
using Microsoft.ML.Data;

namespace FourPixel.MLNet;

/// <summary>Converts ML.NET's vectors, which can be dense or sparse, to rows that are all dense or all sparse.</summary>
internal sealed class FeatureBuffer(int columns, bool isSparse)
{
    private readonly int[] _columns = new int[isSparse ? columns : 0];
    private readonly float[] _values = new float[columns];

    /// <summary>The row is valid until the next call.</summary>
    public InputRow ToRow(in VBuffer<float> features)
    {
        if (!isSparse)
        {
            features.CopyTo(_values);
            return new InputRow(_values);
        }

        int count = 0;
        ReadOnlySpan<float> values = features.GetValues();
        ReadOnlySpan<int> slots = features.IsDense ? default : features.GetIndices();
        for (int i = 0; i < values.Length; i++)
        {
            // Sparse vectors may hold zeros, too.
            if (values[i] == 0)
                continue;
            _columns[count] = features.IsDense ? i : slots[i];
            _values[count++] = values[i];
        }
        return new InputRow(_columns.AsSpan(0, count), _values.AsSpan(0, count));
    }
}
