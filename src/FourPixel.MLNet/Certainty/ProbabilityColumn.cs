using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace FourPixel.MLNet;

/// <summary>
/// A column of class probabilities: a vector, or for two classes the probability of the second (yes).
/// </summary>
internal sealed class ProbabilityColumn
{
    /// <summary>Probabilities are rounded.</summary>
    private const float Tolerance = 1e-3f;

    private readonly IExceptionContext _owner;
    private readonly DataViewSchema.Column _column;

    /// <exception cref="ArgumentOutOfRangeException">There is no such column, or it is of another type.</exception>
    public ProbabilityColumn(IExceptionContext owner, DataViewSchema schema, string name)
    {
        _owner = owner;
        _column = schema.GetColumnOrNull(name) ?? throw owner.ExceptSchemaMismatch(nameof(schema), "probability", name);
        bool isVector = _column.Type is VectorDataViewType { IsKnownSize: true } vector && vector.ItemType == NumberDataViewType.Single;
        if (!isVector && _column.Type != NumberDataViewType.Single)
            throw owner.ExceptSchemaMismatch(nameof(schema), "probability", name, "Single or known-size vector of Single", _column.Type.ToString()!);
        Classes = isVector ? _column.Type.GetVectorSize() : 2;
        IsVector = isVector;
    }

    public DataViewSchema.Column Column => _column;

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    public bool IsVector { get; }

    /// <summary>The names of the classes; null if there are none.</summary>
    public ReadOnlyMemory<char>[]? ReadNames()
    {
        if (!IsVector)
            return ["False".AsMemory(), "True".AsMemory()];
        if (!_column.HasSlotNames(Classes))
            return null;
        VBuffer<ReadOnlyMemory<char>> names = default;
        _column.GetSlotNames(ref names);
        return [.. names.DenseValues()];
    }

    /// <summary>Returns a function that reads the probabilities of the cursor's current row.</summary>
    /// <returns>Fills in one probability for each class. Invalid probabilities are an error.</returns>
    public Action<float[]> Open(DataViewRow row)
    {
        DataViewSchema.Column column = row.Schema[_column.Index];
        if (!IsVector)
        {
            ValueGetter<float> getNumber = row.GetGetter<float>(column);
            return probabilities =>
            {
                getNumber(ref probabilities[1]);
                probabilities[0] = 1 - probabilities[1];
                Check(probabilities, row.Position);
            };
        }
        ValueGetter<VBuffer<float>> getNumbers = row.GetGetter<VBuffer<float>>(column);
        VBuffer<float> numbers = default;
        return probabilities =>
        {
            getNumbers(ref numbers);
            numbers.CopyTo(probabilities);
            Check(probabilities, row.Position);
        };
    }

    private void Check(float[] probabilities, long row)
    {
        double sum = 0;
        foreach (float probability in probabilities)
        {
            if (!(probability >= -Tolerance && probability <= 1 + Tolerance))
                throw _owner.Except($"Column '{_column.Name}' has {probability} in row {row}; probabilities are from 0 to 1.");
            sum += probability;
        }
        if (Math.Abs(sum - 1) > Tolerance * probabilities.Length)
            throw _owner.Except($"Column '{_column.Name}' sums to {sum} in row {row}; probabilities sum to 1.");
    }
}
