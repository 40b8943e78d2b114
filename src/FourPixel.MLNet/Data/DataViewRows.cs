using FourPixel.Net.Data;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace FourPixel.MLNet;

/// <summary>
/// One pass over the usable rows of a data view. Invalid numbers are reported with their column and row.
/// </summary>
internal sealed class DataViewRows : IDisposable
{
    private readonly ReadingSettings _settings;
    private readonly RoleMappedData _data;
    private readonly LeftOutRows _leftOut;
    private readonly DataViewRowCursor _cursor;
    private readonly TargetGetter _getTargets;
    private readonly ValueGetter<VBuffer<float>> _getFeatures;
    private readonly ValueGetter<float>? _getWeight;
    private readonly float[] _targets;
    private readonly FeatureBuffer _buffer;
    private VBuffer<float> _features;
    private float _weight = 1;

    public DataViewRows(ReadingSettings settings, RoleMappedData data, LeftOutRows leftOut)
    {
        _settings = settings;
        _data = data;
        _leftOut = leftOut;
        _cursor = OpenCursor();
        _getTargets = settings.Task.Open(_cursor, data, settings.Host);
        _getFeatures = _cursor.GetFeatureFloatVectorGetter(data);
        _getWeight = _cursor.GetOptWeightFloatGetter(data);
        _targets = new float[settings.Task.TargetCount];
        data.CheckFeatureFloatVector(out int columns);
        _buffer = new FeatureBuffer(columns, settings.IsSparse);
    }

    /// <summary>The features of the row.</summary>
    public InputRow Inputs => _buffer.ToRow(_features);

    public ReadOnlySpan<float> Targets => _targets;

    public float Weight => _weight;

    /// <summary>Moves to the next usable row.</summary>
    public bool MoveNext()
    {
        while (_cursor.MoveNext())
        {
            if ((_leftOut.Rows++ & 0xFF) == 0)
                _settings.ThrowIfCancelled();
            if (!_getTargets(_targets))
            {
                _leftOut.WithoutLabel++;
                continue;
            }
            _getFeatures(ref _features);
            if (HasMissing() && !_settings.KeepsMissing)
            {
                _leftOut.WithMissing++;
                continue;
            }
            _getWeight?.Invoke(ref _weight);
            if (!(_weight >= 0 && float.IsFinite(_weight)))
                throw _settings.Host.Except($"Weight column '{_data.Schema.Weight!.Value.Name}' has {_weight} in row {_cursor.Position}; weights must be at least 0 and finite.");
            if (_weight == 0)
            {
                _leftOut.WithoutWeight++;
                continue;
            }
            return true;
        }
        return false;
    }

    public void Dispose() => _cursor.Dispose();

    /// <summary>Creates one cursor over the rows in order. If the view can be read in parallel, threads read ahead.</summary>
    private DataViewRowCursor OpenCursor()
    {
        const int RowsPerHandover = 64;
        DataViewRowCursor[] cursors = _data.CreateRowCursorSet(CursOpt.Features | CursOpt.Label | CursOpt.Weight | CursOpt.AllowBadEverything,
            _settings.Options.NumberOfThreads ?? Environment.ProcessorCount, rand: null);
        return DataViewUtils.ConsolidateGeneric(_settings.Host, cursors, RowsPerHandover);
    }

    private bool HasMissing()
    {
        ReadOnlySpan<float> values = _features.GetValues();
        bool missing = false;
        for (int i = 0; i < values.Length; i++)
        {
            if (float.IsFinite(values[i]))
                continue;
            if (float.IsNaN(values[i]))
            {
                missing = true;
                continue;
            }
            int slot = _features.IsDense ? i : _features.GetIndices()[i];
            throw _settings.Host.Except($"Feature column '{_data.Schema.Feature!.Value.Name}' has {values[i]} in slot {slot} of row {_cursor.Position}; features must be finite, or NaN if they are missing.");
        }
        return missing;
    }
}
