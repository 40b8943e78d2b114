using FourPixel.MLNet;
using FourPixel.MLNet.Tests.Support;
using FourPixel.Net;
using FourPixel.Onnx.Tests.Support;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Onnx.Tests;

/// <summary>What the trainers make with their default options, through ML.NET's own converter: bins, among other things.</summary>
public class NativeDefaultsTests
{
    private readonly MLContext _context = new(ThreeModels.Seed);

    [Theory]
    [InlineData(9)]
    [InlineData(12)]
    public void Conversion_OfCategories_GivesTheSameScores(int operatorSet)
    {
        var options = new FourPixelTrainer.Options { NumberOfEpochs = 2, QuantileBins = 8 };
        var model = Features.Append(_context.Transforms.Conversion.MapValueToKey("Label", "Kind")).Append(new FourPixelTrainer(_context, options)).Fit(ThreeModels.MoreRows);
        ShouldScoreAlike(model, model.LastTransformer.Model.Network, operatorSet, "Score");
    }

    [Theory]
    [InlineData(9)]
    [InlineData(12)]
    public void Conversion_OfABinaryModel_GivesTheSameScores(int operatorSet)
    {
        var options = new FourPixelBinaryTrainer.Options { LabelColumnName = "IsRipe", NumberOfEpochs = 2, QuantileBins = 8 };
        var model = Features.Append(new FourPixelBinaryTrainer(_context, options)).Fit(ThreeModels.MoreRows);
        ShouldScoreAlike(model, model.LastTransformer.Model.SubModel.Network, operatorSet, "Score", "Probability");
    }

    [Theory]
    [InlineData(9)]
    [InlineData(12)]
    public void Conversion_OfNumbers_GivesTheSameScores(int operatorSet)
    {
        var options = new FourPixelRegressionTrainer.Options { LabelColumnName = "Price", NumberOfEpochs = 2, QuantileBins = 8 };
        var model = Features.Append(new FourPixelRegressionTrainer(_context, options)).Fit(ThreeModels.MoreRows);
        ShouldScoreAlike(model, model.LastTransformer.Model.Network, operatorSet, "Score");
    }

    private IEstimator<ITransformer> Features => _context.Transforms.Concatenate("Features", "Size", "Weight");

    private static void ShouldScoreAlike(ITransformer model, Network network, int operatorSet, params string[] outputs)
    {
        network.InputScaler!.Bins!.Columns.ToArray().Distinct().Should().Equal(0, 1);
        using var session = new OnnxSession(PipelineConverter.Convert(model, ThreeModels.MoreRows, operatorSet, outputs));
        Dictionary<string, object>[] rows = [.. model.Transform(ThreeModels.MoreRows).Preview(maxRows: 60).RowView.Select(row => NativeOnnxTests.Cells(row.Values))];
        rows.Should().Contain(row => float.IsNaN((float)row["Weight"]));
        Dictionary<string, Array>[] actual = [.. rows.Select(session.RunRow)];
        foreach (string output in outputs)
        {
            float[] expected = [.. rows.SelectMany(row => row[output] is VBuffer<float> vector ? vector.DenseValues() : [(float)row[output]])];
            actual.SelectMany(row => (float[])row[output + ".output"]).ToArray().ShouldBeOnPar(expected, output);
        }
    }
}
