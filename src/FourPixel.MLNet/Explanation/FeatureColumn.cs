using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace FourPixel.MLNet;

/// <summary>The column of the features in a schema.</summary>
internal static class FeatureColumn
{
    /// <summary>Finds the column, which must be a vector of <see cref="float"/> of known size.</summary>
    /// <param name="owner">The source of exceptions.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="name">The column's name.</param>
    /// <param name="size">The expected number of features; null for any number.</param>
    public static DataViewSchema.Column Find(IExceptionContext owner, DataViewSchema schema, string name, int? size = null)
    {
        DataViewSchema.Column column = schema.GetColumnOrNull(name) ?? throw owner.ExceptSchemaMismatch(nameof(schema), "feature", name);
        string expected = size == null ? "known-size vector of Single" : $"vector of {size} Single";
        bool fits = column.Type is VectorDataViewType { IsKnownSize: true } vector && vector.ItemType == NumberDataViewType.Single
            && (size == null || vector.Size == size);
        return fits ? column : throw owner.ExceptSchemaMismatch(nameof(schema), "feature", name, expected, column.Type.ToString()!);
    }

    /// <summary>Checks that the column is a vector of <see cref="float"/> of known size.</summary>
    public static SchemaShape.Column Find(IExceptionContext owner, SchemaShape schema, string name)
    {
        if (!schema.TryFindColumn(name, out SchemaShape.Column column))
            throw owner.ExceptSchemaMismatch(nameof(schema), "feature", name);
        return column.Kind == SchemaShape.Column.VectorKind.Vector && column.ItemType == NumberDataViewType.Single ? column
            : throw owner.ExceptSchemaMismatch(nameof(schema), "feature", name, "known-size vector of Single", column.GetTypeString());
    }
}
