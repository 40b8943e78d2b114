using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.MLNet.Tests.Support;

/// <summary>Schemas as text, so that what is promised can be compared with what is delivered.</summary>
internal static class SchemaText
{
    /// <summary>Every column: its name, kind, type, whether it is a key, and its annotations likewise.</summary>
    public static string[] Of(SchemaShape shape) => [.. shape.Select(Of).Order(StringComparer.Ordinal)];

    public static string[] Of(DataViewSchema schema) =>
        [.. schema.Select(column => $"{column.Index} {column.Name}: {column.Type} with [{string.Join(", ", Of(column.Annotations.Schema))}]")];

    private static string Of(SchemaShape.Column column) =>
        $"{column.Name}: {column.Kind} of {(column.IsKey ? "key " : "")}{column.ItemType} with [{string.Join(", ", Of(column.Annotations))}]";
}
