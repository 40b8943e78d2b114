using System.Text.Json;

namespace FourPixel.Net.Tests.Support;

/// <summary>The numbers that PyTorch 1.13 computed in double precision.</summary>
internal static class Fixture
{
    private static readonly JsonSerializerOptions _options =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static T Load<T>(string name)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Fixtures", name + ".json");
        return JsonSerializer.Deserialize<T>(File.ReadAllText(path), _options)!;
    }

    public static T Read<T>(JsonElement element) => element.Deserialize<T>(_options)!;

    /// <summary>Row by row, rounded to float.</summary>
    public static float[] Flat(double[][] rows) => Single([.. rows.SelectMany(row => row)]);

    public static float[] Single(double[] values) => [.. values.Select(value => (float)value)];

    /// <summary>From [outputs, inputs], as PyTorch keeps weights, to [inputs, outputs], row by row.</summary>
    public static double[] Transposed(double[][] weights) =>
        [.. Enumerable.Range(0, weights[0].Length).SelectMany(input => weights.Select(row => row[input]))];
}
