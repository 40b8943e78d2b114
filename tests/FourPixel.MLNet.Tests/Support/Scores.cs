using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.MLNet.Tests.Support;

/// <summary>Reads what a model answered.</summary>
internal static class Scores
{
    /// <summary>The numbers of each row, whether the column holds one or several.</summary>
    public static float[][] Of(IDataView scored, string column = "Score") => scored.Schema[column].Type is VectorDataViewType
        ? [.. scored.GetColumn<float[]>(column)]
        : [.. scored.GetColumn<float>(column).Select(score => new[] { score })];

    /// <summary>The bits of each row, which also distinguish 0, -0 and NaN.</summary>
    public static string[] Bits(IDataView scored, string column = "Score") => [.. Of(scored, column).Select(Bits)];

    public static string Bits(params float[] row) =>
        string.Join(' ', row.Select(score => BitConverter.SingleToInt32Bits(score).ToString("X8")));

    /// <summary>One column of any type, as text, its numbers exact.</summary>
    public static string[] Text(IDataView scored, string column) => scored.Schema[column].Type switch
    {
        BooleanDataViewType => [.. scored.GetColumn<bool>(column).Select(value => value.ToString())],
        VectorDataViewType { ItemType: BooleanDataViewType } =>
            [.. scored.GetColumn<bool[]>(column).Select(flags => Bits(Array.ConvertAll(flags, flag => flag ? 1f : 0)))],
        KeyDataViewType => [.. scored.GetColumn<uint>(column).Select(value => value.ToString())],
        _ => Bits(scored, column),
    };
}
