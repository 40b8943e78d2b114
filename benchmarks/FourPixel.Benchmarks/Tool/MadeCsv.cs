using System.Globalization;

namespace FourPixel.Benchmarks.Tool;

/// <summary>A synthetic CSV file with ten numeric columns, and a label that depends on three of them.</summary>
internal static class MadeCsv
{
    public const int Columns = 10;

    public static void Write(string path, int rows)
    {
        var random = new Random(1);
        float[] values = new float[Columns];
        using var writer = new StreamWriter(path);
        writer.WriteLine(string.Join(',', Enumerable.Range(1, Columns).Select(i => $"x{i}")) + ",y");
        for (int row = 0; row < rows; row++)
        {
            for (int i = 0; i < Columns; i++)
            {
                values[i] = (4 * random.NextSingle()) - 2;
                writer.Write(values[i].ToString("F4", CultureInfo.InvariantCulture));
                writer.Write(',');
            }
            writer.WriteLine(((2 * values[0]) + (values[1] * values[2])).ToString("F4", CultureInfo.InvariantCulture));
        }
    }
}
