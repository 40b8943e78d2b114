using FourPixel.Net.Training;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace FourPixel.MLNet;

/// <summary>Evaluates the scores of several targets in one pass over the rows.</summary>
internal sealed class TargetEvaluator
{
    private readonly IHost _host;
    private readonly TargetColumn _label;
    private readonly TargetColumn _score;
    private readonly TargetErrors[] _errors;
    private readonly long[] _rows;
    private readonly long[] _rowsWithoutLabel;

    public TargetEvaluator(IHost host, DataViewSchema schema, string labelColumnName, string scoreColumnName)
    {
        _host = host;
        _label = new TargetColumn(host, schema, "label", labelColumnName);
        _score = new TargetColumn(host, schema, "score", scoreColumnName);
        if (_label.Size != _score.Size)
        {
            throw host.ExceptSchemaMismatch("data", "score", scoreColumnName,
                $"{_label.Size} numbers, as label column '{labelColumnName}' has", $"{_score.Size}, in {_score.Type}");
        }
        _errors = new TargetErrors[_label.Size];
        _rows = new long[_label.Size];
        _rowsWithoutLabel = new long[_label.Size];
    }

    public MultiTargetRegressionMetrics Evaluate(IDataView data)
    {
        using DataViewRowCursor cursor = data.GetRowCursor([_label.Column, _score.Column]);
        Action<float[]> readLabels = _label.Open(cursor), readScores = _score.Open(cursor);
        float[] labels = new float[_label.Size], scores = new float[_score.Size];
        while (cursor.MoveNext())
        {
            if ((cursor.Position & 0xFF) == 0)
                _host.CheckAlive();
            readLabels(labels);
            readScores(scores);
            Add(labels, scores, cursor.Position);
        }
        string[] names = NameTargets();
        return new MultiTargetRegressionMetrics([.. _errors.Select((errors, target) => new TargetMetrics(names[target],
            _rows[target], _rowsWithoutLabel[target], errors.MeanAbsoluteError, errors.MeanSquaredError, errors.RSquared))]);
    }

    private void Add(float[] labels, float[] scores, long row)
    {
        for (int target = 0; target < labels.Length; target++)
        {
            if (float.IsNaN(labels[target]))
            {
                _rowsWithoutLabel[target]++;
                continue;
            }
            if (float.IsInfinity(labels[target]))
                throw _host.Except($"Label column '{_label.Column.Name}' has {labels[target]} in slot {target} of row {row}; labels must be finite, or NaN if they are missing.");
            _rows[target]++;
            _errors[target].Add(labels[target], scores[target]);
        }
    }

    private string[] NameTargets()
    {
        if (_label.Type is not VectorDataViewType)
            return [_label.Column.Name];
        string[]? ofLabel = _label.ReadSlotNames(), ofScore = _score.ReadSlotNames();
        return [.. Enumerable.Range(0, _errors.Length).Select(target =>
            new[] { ofLabel?[target], ofScore?[target], $"{target}" }.First(name => !string.IsNullOrEmpty(name))!)];
    }
}
