using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace FourPixel.MLNet;

/// <summary>A column of a number or of a vector of numbers.</summary>
internal sealed class TargetColumn
{
    private readonly DataViewSchema.Column _column;

    /// <param name="host">The source of exceptions.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="role">"label" or "score", for messages.</param>
    /// <param name="name">The column's name.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column, or it is of another type.</exception>
    public TargetColumn(IExceptionContext host, DataViewSchema schema, string role, string name)
    {
        _column = schema.GetColumnOrNull(name) ?? throw host.ExceptSchemaMismatch("data", role, name);
        if (Type.GetItemType() != NumberDataViewType.Single || (IsVector && Type.GetVectorSize() == 0))
        {
            throw host.ExceptSchemaMismatch("data", role, name, "Single or known-size vector of Single",
                Type.ToString()!);
        }
    }

    public DataViewType Type => _column.Type;

    /// <summary>The number of values in a row.</summary>
    public int Size => IsVector ? Type.GetVectorSize() : 1;

    public DataViewSchema.Column Column => _column;

    private bool IsVector => Type is VectorDataViewType;

    /// <summary>The names of the slots, "" for a slot without a name; null if the column has no slot names.</summary>
    public string[]? ReadSlotNames()
    {
        if (!_column.HasSlotNames(Size))
            return null;
        VBuffer<ReadOnlyMemory<char>> names = default;
        _column.GetSlotNames(ref names);
        return [.. names.DenseValues().Select(name => name.ToString())];
    }

    /// <summary>Returns a function that copies the numbers of the cursor's current row.</summary>
    public Action<float[]> Open(DataViewRow row)
    {
        if (!IsVector)
        {
            ValueGetter<float> getNumber = row.GetGetter<float>(_column);
            return numbers => getNumber(ref numbers[0]);
        }
        ValueGetter<VBuffer<float>> getNumbers = row.GetGetter<VBuffer<float>>(_column);
        VBuffer<float> vector = default;
        return numbers =>
        {
            getNumbers(ref vector);
            vector.CopyTo(numbers);
        };
    }
}
