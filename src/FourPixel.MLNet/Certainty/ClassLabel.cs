using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace FourPixel.MLNet;

/// <summary>A label column: a key, or a <see cref="bool"/> for two classes.</summary>
internal sealed class ClassLabel
{
    private readonly DataViewSchema.Column _column;

    /// <exception cref="ArgumentOutOfRangeException">There is no such column, or it does not fit the number of classes.</exception>
    public ClassLabel(IExceptionContext owner, DataViewSchema schema, string name, ProbabilityColumn probabilities)
    {
        _column = schema.GetColumnOrNull(name) ?? throw owner.ExceptSchemaMismatch(nameof(schema), "label", name);
        bool fits = probabilities.IsVector
            ? _column.Type is KeyDataViewType key && key.Count == (ulong)probabilities.Classes
            : _column.Type is BooleanDataViewType;
        if (!fits)
            throw owner.ExceptSchemaMismatch(nameof(schema), "label", name, probabilities.IsVector ? $"key of {probabilities.Classes} classes" : "Boolean", _column.Type.ToString()!);
    }

    public DataViewSchema.Column Column => _column;

    /// <summary>Returns a function that reads the class of the cursor's current row, counted from 0; -1 if it is missing.</summary>
    public Func<int> Open(DataViewRow row)
    {
        if (_column.Type is BooleanDataViewType)
        {
            ValueGetter<bool> getFlag = row.GetGetter<bool>(_column);
            bool flag = false;
            return () =>
            {
                getFlag(ref flag);
                return flag ? 1 : 0;
            };
        }
        ValueGetter<ulong> getKey = RowCursorUtils.GetGetterAs<ulong>(new KeyDataViewType(typeof(ulong), ((KeyDataViewType)_column.Type).Count), row, _column.Index);
        ulong number = 0;
        return () =>
        {
            getKey(ref number);
            return (int)number - 1;
        };
    }
}
