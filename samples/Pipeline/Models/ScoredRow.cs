using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.ML;

namespace FourPixel.Samples;

/// <summary>What a model says about a row.</summary>
internal sealed class ScoredRow
{
    private static readonly JsonSerializerOptions _format =
        new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public string Prediction { get; set; } = "";

    /// <summary>The probability of each category.</summary>
    public float[] Score { get; set; } = [];

    /// <summary>One line of JSON for each row. No digit is left out, so equal lines are equal bits.</summary>
    public static IEnumerable<string> Describe(MLContext mlContext, IDataView scored) =>
        mlContext.Data.CreateEnumerable<ScoredRow>(scored, reuseRowObject: true)
            .Select(row => JsonSerializer.Serialize(row, _format));
}
