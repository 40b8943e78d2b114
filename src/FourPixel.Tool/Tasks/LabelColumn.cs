using FourPixel.Tool.Columns;

namespace FourPixel.Tool.Tasks;

/// <summary>A column that is predicted.</summary>
/// <param name="Name">Its name in CSV files.</param>
/// <param name="Format">How its values are read.</param>
internal sealed record LabelColumn(string Name, ColumnFormat Format);
