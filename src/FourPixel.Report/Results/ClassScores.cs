using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Report.Results;

/// <summary>The actual and the predicted class of each labelled row, with the probabilities of all classes.</summary>
/// <param name="Classes">The number of classes.</param>
internal sealed record ClassScores(int Classes)
{
    private const double MinProbability = 1e-15;

    private readonly List<long> _positions = [];
    private readonly List<int> _actual = [], _predicted = [];
    private readonly List<float> _probabilities = [];

    /// <summary>The places of the labelled rows among all rows.</summary>
    public IReadOnlyList<long> Positions => _positions;

    public IReadOnlyList<int> Actual => _actual;

    public IReadOnlyList<int> Predicted => _predicted;

    public int Rows => _actual.Count;

    public Quality Quality => new(
        Rows == 0 ? double.NaN : Enumerable.Range(0, Rows).Average(LossOf),
        Rows == 0 ? double.NaN : _actual.Zip(_predicted).Average(pair => pair.First == pair.Second ? 1.0 : 0));

    /// <summary>The number of rows of each class.</summary>
    public int[] Counts
    {
        get
        {
            int[] counts = new int[Classes];
            foreach (int actual in _actual)
                counts[actual]++;
            return counts;
        }
    }

    public float ProbabilityOf(int row, int c) => _probabilities[(row * Classes) + c];

    /// <summary>The log-loss of a row.</summary>
    public double LossOf(int row) => -Math.Log(Math.Max(ProbabilityOf(row, _actual[row]), MinProbability));

    /// <summary>Reads a binary label; class 1 is the positive class.</summary>
    public static ClassScores ReadBinary(IDataView scored, string label, CancellationToken cancellation)
    {
        var scores = new ClassScores(2);
        DataViewSchema.Column[] columns = [scored.Schema[label], scored.Schema["Score"], scored.Schema["Probability"]];
        using DataViewRowCursor cursor = scored.GetRowCursor(columns);
        ValueGetter<bool> getLabel = cursor.GetGetter<bool>(columns[0]);
        ValueGetter<float> getScore = cursor.GetGetter<float>(columns[1]), getProbability = cursor.GetGetter<float>(columns[2]);
        bool actual = false;
        float score = 0, probability = 0;
        for (long position = 0; cursor.MoveNext(); position++)
        {
            cancellation.ThrowIfCancellationRequested();
            getLabel(ref actual);
            getScore(ref score);
            getProbability(ref probability);
            scores.Add(position, actual ? 1 : 0, score > 0 ? 1 : 0, [1 - probability, probability]);
        }
        return scores;
    }

    /// <summary>Reads several classes; rows without a label are left out.</summary>
    public static ClassScores ReadMulticlass(IDataView scored, string label, CancellationToken cancellation)
    {
        DataViewSchema.Column[] columns = [scored.Schema[label], scored.Schema["Score"]];
        var scores = new ClassScores(((VectorDataViewType)columns[1].Type).Size);
        using DataViewRowCursor cursor = scored.GetRowCursor(columns);
        ValueGetter<uint> getLabel = cursor.GetGetter<uint>(columns[0]);
        ValueGetter<VBuffer<float>> getScore = cursor.GetGetter<VBuffer<float>>(columns[1]);
        uint actual = 0;
        VBuffer<float> probabilities = default, dense = default;
        for (long position = 0; cursor.MoveNext(); position++)
        {
            cancellation.ThrowIfCancellationRequested();
            getLabel(ref actual);
            getScore(ref probabilities);
            if (actual == 0 || actual > scores.Classes)
                continue;
            probabilities.CopyToDense(ref dense);
            ReadOnlySpan<float> values = dense.GetValues();
            int predicted = 0;
            for (int c = 1; c < values.Length; c++)
                predicted = values[c] > values[predicted] ? c : predicted;
            scores.Add(position, (int)actual - 1, predicted, values);
        }
        return scores;
    }

    private void Add(long position, int actual, int predicted, ReadOnlySpan<float> probabilities)
    {
        _positions.Add(position);
        _actual.Add(actual);
        _predicted.Add(predicted);
        _probabilities.AddRange(probabilities);
    }
}
