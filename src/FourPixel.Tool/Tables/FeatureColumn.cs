using FourPixel.Tool.Columns;

namespace FourPixel.Tool.Tables;

/// <summary>A column that a model predicts from.</summary>
/// <param name="Name">Its name in CSV files.</param>
/// <param name="Format">How its values are read.</param>
internal sealed record FeatureColumn(string Name, ColumnFormat Format);
