using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.MLNet.Tests.Support;

/// <summary>A row of numbers with labels of every sort.</summary>
public sealed class NumberRow
{
    public float[] Features { get; set; } = [];

    public float Label { get; set; }

    public float[] Labels { get; set; } = [0, 0];

    public bool IsYes { get; set; }

    [KeyType(3)]
    public uint Class { get; set; }

    public float Weight { get; set; } = 1;
}

/// <summary>What a model made of a row.</summary>
public sealed class NumberScore
{
    public float Score { get; set; }
}

/// <summary>Makes such rows, and views of them.</summary>
internal static class NumberRows
{
    /// <summary>Rows of standard normal features.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">Features in a row.</param>
    /// <param name="finish">Sets what depends on the features; is given the number of the row.</param>
    public static List<NumberRow> Make(int rows, int columns, Action<NumberRow, int> finish)
    {
        var random = new Random(1);
        var made = new List<NumberRow>();
        for (int row = 0; row < rows; row++)
        {
            made.Add(new NumberRow { Features = [.. Enumerable.Range(0, columns).Select(_ => (float)Normal(random))] });
            finish(made[^1], row);
        }
        return made;
    }

    /// <summary>Rows with one 1, in one of the first ten columns, and zeros.</summary>
    public static List<NumberRow> MakeSparse(int rows, int columns, Action<NumberRow, int> finish) => Make(rows, 0, (row, i) =>
    {
        row.Features = new float[columns];
        row.Features[i % 10] = 1;
        finish(row, i);
    });

    public static IDataView ToView(this IReadOnlyList<NumberRow> rows, MLContext context) =>
        context.Data.LoadFromEnumerable(rows, Schema(typeof(NumberRow), rows[0]));

    /// <summary>R-squared in double precision, which ML.NET's own does not have.</summary>
    public static double RSquared(IReadOnlyList<double> truth, IReadOnlyList<float> scores)
    {
        double mean = truth.Average();
        return 1 - (truth.Zip(scores, (t, s) => (t - s) * (t - s)).Sum() / truth.Sum(t => (t - mean) * (t - mean)));
    }

    public static double RSquared(IReadOnlyList<NumberRow> rows, IReadOnlyList<float> scores) =>
        RSquared([.. rows.Select(row => (double)row.Label)], scores);

    /// <summary>The scores of a regression model in every way that there is but ONNX: each must hold what the others do.</summary>
    public static Dictionary<string, float[]> ScoresInEveryWay(this ITransformer model, IReadOnlyList<NumberRow> rows, MLContext context)
    {
        IDataView data = rows.ToView(context);
        var network = ((RegressionPredictionTransformer<FourPixelRegressionModelParameters>)model).Model.Network;
        ITransformer loaded = ModelFile.Load(ModelFile.Save(model, data.Schema));
        using PredictionEngine<NumberRow, NumberScore> engine =
            context.Model.CreatePredictionEngine<NumberRow, NumberScore>(model, false, Schema(typeof(NumberRow), rows[0]));
        return new()
        {
            ["Transform"] = [.. model.Transform(data).GetColumn<float>("Score")],
            ["loaded"] = [.. loaded.Transform(data).GetColumn<float>("Score")],
            ["PredictionEngine"] = [.. rows.Select(row => engine.Predict(row).Score)],
            ["RowScorer"] = ScoreByRow(network, rows, sparse: false),
            ["RowScorer of sparse rows"] = ScoreByRow(network, rows, sparse: true),
            ["Forward"] = network.Forward([.. rows.SelectMany(row => row.Features)]),
        };
    }

    private static float[] ScoreByRow(Network network, IReadOnlyList<NumberRow> rows, bool sparse)
    {
        var scorer = new RowScorer(network);
        float[] score = new float[1];
        return [.. rows.Select(row => Score(row.Features))];

        float Score(float[] features)
        {
            int[] columns = [.. Enumerable.Range(0, features.Length).Where(column => features[column] != 0)];
            if (sparse)
                scorer.Score(columns, [.. columns.Select(column => features[column])], score);
            else
                scorer.Score(features, score);
            return score[0];
        }
    }

    private static SchemaDefinition Schema(Type type, NumberRow row)
    {
        var schema = SchemaDefinition.Create(type);
        schema[nameof(NumberRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, row.Features.Length);
        schema[nameof(NumberRow.Labels)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, row.Labels.Length);
        return schema;
    }

    /// <summary>A standard normal number (Box and Muller, 1958).</summary>
    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
