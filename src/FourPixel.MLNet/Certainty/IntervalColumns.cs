using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace FourPixel.MLNet;

/// <summary>The names of the input and output columns of intervals.</summary>
internal sealed record IntervalColumns(string Features, string Score, string LowerBound, string UpperBound)
{
    /// <summary>With more features, only the score predicts a row's difficulty.</summary>
    private const int MaxFeatures = 1_000;

    public static IntervalColumns Load(ModelLoadContext context) =>
        new(context.LoadNonEmptyString(), context.LoadNonEmptyString(), context.LoadNonEmptyString(), context.LoadNonEmptyString());

    public void Save(ModelSaveContext context)
    {
        foreach (string name in (string[])[Features, Score, LowerBound, UpperBound])
            context.SaveNonEmptyString(name);
    }

    /// <summary>Finds the score column, which must be a single number, and the feature column.</summary>
    public (DataViewSchema.Column Score, DataViewSchema.Column Features) Find(IExceptionContext owner, DataViewSchema schema) =>
        (FindNumber(owner, schema, "score", Score), FeatureColumn.Find(owner, schema, Features));

    /// <summary>Finds a column that is a single number.</summary>
    public static DataViewSchema.Column FindNumber(IExceptionContext owner, DataViewSchema schema, string role, string name)
    {
        DataViewSchema.Column column = schema.GetColumnOrNull(name) ?? throw owner.ExceptSchemaMismatch(nameof(schema), role, name);
        return column.Type == NumberDataViewType.Single ? column
            : throw owner.ExceptSchemaMismatch(nameof(schema), role, name, "Single", column.Type.ToString()!);
    }

    /// <summary>Returns a function that reads the inputs for the difficulty of the cursor's current row. The array is reused.</summary>
    public static Func<float, float[]> OpenInputs(DataViewRow row, DataViewSchema.Column features)
    {
        int size = features.Type.GetVectorSize();
        if (size > MaxFeatures)
        {
            float[] only = new float[1];
            return score =>
            {
                only[0] = score;
                return only;
            };
        }
        ValueGetter<VBuffer<float>> getFeatures = row.GetGetter<VBuffer<float>>(row.Schema[features.Index]);
        VBuffer<float> values = default;
        float[] inputs = new float[size + 1];
        return score =>
        {
            getFeatures(ref values);
            values.CopyTo(inputs);
            inputs[size] = score;
            return inputs;
        };
    }

    /// <summary>The number of inputs of <see cref="OpenInputs"/>.</summary>
    public static int InputsOf(DataViewSchema.Column features) => features.Type.GetVectorSize() is int size && size > MaxFeatures ? 1 : size + 1;
}
