using System.Text.Json;
using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.MLNet.Tests.Models;

/// <summary>Models that ML.NET saved with earlier versions, and what they answered then.</summary>
public class OldModelTests
{
    private readonly MLContext _context = new(1);

    [Theory]
    [InlineData("v1-multiclass")]
    [InlineData("v1-binary")]
    [InlineData("v1-regression")]
    [InlineData("v1-targets")]
    public void Load_OfAModelFromAnEarlierVersion_AnswersAsItDidThen(string name)
    {
        ITransformer model = _context.Model.Load(PathOf(name + ".zip"), out _);
        Answers answers = JsonSerializer.Deserialize<Answers>(File.ReadAllText(PathOf(name + ".json")))!;
        IDataView rows = _context.Data.LoadFromEnumerable(answers.Features.Select(features => new Row
        {
            Features = [.. features.Select(feature => feature ?? float.NaN)],
        }));

        float[][] scores = ScoresOf(model.Transform(rows));

        scores.Should().HaveCount(10);
        for (int row = 0; row < scores.Length; row++)
        {
            scores[row].Should().HaveCount(answers.Scores[row].Length);
            for (int i = 0; i < scores[row].Length; i++)
                scores[row][i].Should().BeApproximately(answers.Scores[row][i], 1e-4f * Math.Max(1, Math.Abs(answers.Scores[row][i])));
        }
    }

    [Fact]
    public void Load_OfAModelFromAnEarlierVersion_TellsTheOptionsAndTheHistory()
    {
        var model = (ISingleFeaturePredictionTransformer<FourPixelMulticlassModelParameters>)_context.Model.Load(PathOf("v1-multiclass.zip"), out _);

        FourPixelOptions options = model.Model.Options;
        options.HiddenLayers.Should().Equal(6, 5);
        (options.Activation, options.LearningRateSchedule, options.Dropout, options.NumberOfEpochs, options.Seed)
            .Should().Be((Activation.GELU, LearningRateSchedule.Cosine, 0.1, 20, 4));
        model.Model.History.Epochs.Should().HaveCount(20).And.OnlyContain(epoch => epoch.Metric == null && epoch.TrainingLoss > 0);
    }

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Fixtures", "models", file);

    private static float[][] ScoresOf(IDataView scored) => scored.Schema["Score"].Type is VectorDataViewType
        ? [.. scored.GetColumn<float[]>("Score")]
        : [.. scored.GetColumn<float>("Score").Select(score => new[] { score })];

    private sealed record Answers(float?[][] Features, float[][] Scores);

    private sealed class Row
    {
        [VectorType(3)]
        public float[] Features { get; init; } = [];
    }
}
