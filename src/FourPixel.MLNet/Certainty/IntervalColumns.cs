using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace FourPixel.MLNet;

/// <summary>The names of the columns that intervals are made from, and of those that they are written to.</summary>
internal sealed record IntervalColumns(string Features, string Score, string LowerBound, string UpperBound)
{
    /// <summary>Of longer rows only the score tells how hard they are.</summary>
    private const int MostFeatures = 1_000;

    public static IntervalColumns Load(ModelLoadContext context) =>
        new(context.LoadNonEmptyString(), context.LoadNonEmptyString(), context.LoadNonEmptyString(), context.LoadNonEmptyString());

    public void Save(ModelSaveContext context)
    {
        foreach (string name in (string[])[Features, Score, LowerBound, UpperBound])
            context.SaveNonEmptyString(name);
    }

    /// <summary>Finds the score and the features; the score has to be a single number.</summary>
    public (DataViewSchema.Column Score, DataViewSchema.Column Features) Find(IExceptionContext owner, DataViewSchema schema) =>
        (FindNumber(owner, schema, "score", Score), FeatureColumn.Find(owner, schema, Features));

    /// <summary>Finds a column that is a single number.</summary>
    public static DataViewSchema.Column FindNumber(IExceptionContext owner, DataViewSchema schema, string role, string name)
    {
        DataViewSchema.Column column = schema.GetColumnOrNull(name) ?? throw owner.ExceptSchemaMismatch(nameof(schema), role, name);
        return column.Type == NumberDataViewType.Single ? column
            : throw owner.ExceptSchemaMismatch(nameof(schema), role, name, "Single", column.Type.ToString()!);
    }

    /// <summary>Prepares to read the inputs that predict the difficulty of the cursor's current row. The array is reused for each row.</summary>
    public static Func<float, float[]> OpenInputs(DataViewRow row, DataViewSchema.Column features)
    {
        int size = features.Type.GetVectorSize();
        if (size > MostFeatures)
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

    /// <summary>The numbers that <see cref="OpenInputs"/> gives.</summary>
    public static int InputsOf(DataViewSchema.Column features) => features.Type.GetVectorSize() is int size && size > MostFeatures ? 1 : size + 1;
}
