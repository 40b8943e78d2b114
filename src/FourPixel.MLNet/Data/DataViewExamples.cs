using FourPixel.Net;
using FourPixel.Net.Data;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace FourPixel.MLNet;

/// <summary>
/// The rows of a data view, streamed in parts of a given number of bytes. Each pass reads the data view again.
/// </summary>
internal sealed class DataViewExamples : ExampleSource
{
    private readonly ReadingSettings _settings;
    private readonly RoleMappedData _data;
    private readonly long _bytes;
    private readonly Predicate<int> _isWanted;
    private readonly ExampleStore _buffer;
    private RowChange? _change;
    private int _rows;

    /// <param name="settings">How to read.</param>
    /// <param name="data">Features of known size, a label, and perhaps weights.</param>
    /// <param name="bytes">The memory that the rows may take.</param>
    public DataViewExamples(ReadingSettings settings, RoleMappedData data, long bytes)
        : this(settings, data, bytes, MakeBuffer(settings, data), _ => true)
    {
    }

    private DataViewExamples(ReadingSettings settings, RoleMappedData data, long bytes, ExampleStore buffer, Predicate<int> isWanted)
    {
        _settings = settings;
        _data = data;
        _bytes = bytes;
        _buffer = buffer;
        _isWanted = isWanted;
    }

    public override int Rows => _rows;

    public override int InputCount => _buffer.Inputs.Columns;

    public override int TargetCount => _buffer.Targets.Columns;

    internal override bool IsSparse => _settings.IsSparse;

    internal override bool HasWeights => _buffer.Weights != null;

    /// <summary>Reads all rows once: into memory if they fit, else only to count them.</summary>
    /// <param name="leftOut">Counts the rows that are skipped.</param>
    /// <returns>The rows in memory, or this object.</returns>
    /// <exception cref="InvalidOperationException">A number is not valid.</exception>
    public ExampleSource Load(LeftOutRows leftOut)
    {
        ExampleSet? only = null;
        _rows = 0;
        foreach (ExampleSet part in Parts(_bytes, leftOut))
        {
            only = _rows == 0 ? part : null;
            _rows = checked(_rows + part.Rows);
        }
        return only ?? (ExampleSource)this;
    }

    /// <summary>Holds out some of the rows. The remaining rows take over the memory of this object, so don't use it afterwards.</summary>
    /// <param name="isSetAside">Selects the rows by their numbers from 0, not counting skipped rows.</param>
    /// <param name="bytes">The memory that the held-out rows may use.</param>
    public (ExampleSource Remaining, ExampleSource SetAside) Split(Predicate<int> isSetAside, long bytes)
    {
        ExampleStore buffer = MakeBuffer(_settings, _data);
        if (HasWeights)
            buffer.AddWeights();
        var setAside = new DataViewExamples(_settings, _data, bytes, buffer, isSetAside) { _change = _change };
        ExampleSource loaded = setAside.Load(new LeftOutRows());
        var remaining = new DataViewExamples(_settings, _data, _bytes, _buffer, row => !isSetAside(row))
        {
            _change = _change,
            _rows = _rows - loaded.Rows,
        };
        return (remaining, loaded);
    }

    internal override IEnumerable<ExampleSet> Parts(double firstShare = 1) =>
        Parts((long)(_bytes * firstShare), new LeftOutRows());

    internal override ExampleSet Sample(int most)
    {
        // A part fills the memory, so that an eighth of its rows fills an eighth, unless later rows are longer.
        const int ShareOfMemory = 8;
        var sample = new ExampleStore(InputCount, IsSparse, TargetCount, hasWeights: false);
        int step = 0, next = 0;
        foreach (ExampleSet part in Parts())
        {
            if (step == 0)
            {
                most = Math.Clamp(part.Rows / ShareOfMemory, 1, most);
                step = (_rows + most - 1) / most;
            }
            for (; next < part.Rows && sample.Bytes < _bytes / ShareOfMemory; next += step)
                sample.Add(part.InputsOf(next), part.TargetsOf(next), part.WeightOf(next));
            next -= part.Rows;
        }
        return new ExampleSet(sample);
    }

    internal override void Change(RowChange change, bool addsWeights = false)
    {
        _change += change;
        if (addsWeights)
            _buffer.AddWeights();
    }

    private IEnumerable<ExampleSet> Parts(long firstBytes, LeftOutRows leftOut)
    {
        using var rows = new DataViewRows(_settings, _data, leftOut);
        int row = 0;
        long bytes = firstBytes;
        _buffer.Clear();
        while (rows.MoveNext())
        {
            if (!_isWanted(row++))
                continue;
            if (_buffer.Bytes >= bytes)
            {
                yield return Part();
                _buffer.Clear();
                bytes = _bytes;
            }
            _buffer.Add(rows.Inputs, rows.Targets, rows.Weight);
        }
        if (_buffer.Rows > 0)
            yield return Part();
    }

    private static ExampleStore MakeBuffer(ReadingSettings settings, RoleMappedData data)
    {
        data.CheckFeatureFloatVector(out int columns);
        return new ExampleStore(columns, settings.IsSparse, settings.Task.TargetCount, data.Schema.Weight.HasValue);
    }

    private ExampleSet Part()
    {
        var part = new ExampleSet(_buffer);
        if (_change != null)
            part.Change(_change);
        return part;
    }
}
