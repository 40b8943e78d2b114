using System.Globalization;
using System.Text;

namespace FourPixel.Tool.Tests.Support;

/// <summary>Tables of text made for tests.</summary>
internal static class MadeTable
{
    public const int Rows = 120;

    /// <summary>A column with its name and the value of each row.</summary>
    public static (string Name, Func<int, string> Value) Column(string name, Func<int, string> value) => (name, value);

    /// <summary>A number from which the kind follows: above 5 it is big.</summary>
    public static (string Name, Func<int, string> Value) Size { get; } =
        Column("size", i => ((i % 10) + (i / 1000.0)).ToString(CultureInfo.InvariantCulture));

    /// <summary>The label that follows from the size.</summary>
    public static (string Name, Func<int, string> Value) Kind { get; } = Column("kind", i => i % 10 < 5 ? "small" : "big");

    public static string Make(params (string Name, Func<int, string> Value)[] columns) => Make(Rows, ",", columns);

    public static string Make(int rows, string separator, params (string Name, Func<int, string> Value)[] columns)
    {
        var text = new StringBuilder();
        text.AppendJoin(separator, columns.Select(column => column.Name)).Append('\n');
        for (int i = 0; i < rows; i++)
            text.AppendJoin(separator, columns.Select(column => column.Value(i))).Append('\n');
        return text.ToString();
    }
}
