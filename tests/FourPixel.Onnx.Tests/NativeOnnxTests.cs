using FourPixel.MLNet.Tests.Support;
using FourPixel.Onnx.Tests.Support;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Onnx.Tests;

public class NativeOnnxTests
{
    private static readonly string[] _outputs = ["Score", "Probability", "PredictedLabel"];

    [Theory]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(12)]
    public void Conversion_OfAWholePipeline_GivesTheSameScoresInOnnxRuntime(int operatorSet)
    {
        foreach (ITransformer model in (ITransformer[])[.. ThreeModels.All, SeveralTargets])
        {
            using var session = new OnnxSession(PipelineConverter.Convert(model, ThreeModels.Rows, operatorSet, _outputs));
            foreach (DataDebuggerPreview.RowInfo row in model.Transform(ThreeModels.Rows).Preview(maxRows: 20).RowView)
            {
                Dictionary<string, object> inputs = Cells(row.Values.Reverse());
                foreach ((string output, Array actual) in session.RunRow(inputs))
                    ShouldBeAlike(actual, Cells(row.Values)[output.Replace(".output", "")], $"{output} at operator set {operatorSet}");
            }
        }
    }

    private static ITransformer SeveralTargets
    {
        get
        {
            var context = new MLContext(ThreeModels.Seed);
            return context.Transforms.Concatenate("Features", "Size", "Weight")
                .Append(context.Transforms.Concatenate("Label", "Price", "Size"))
                .Append(context.Regression.Trainers.FourPixel(hiddenLayers: [8], numberOfEpochs: 3))
                .Fit(ThreeModels.Rows);
        }
    }

    [Fact]
    public void Conversion_OfEachTask_HasTheColumnsOfTheTask()
    {
        string[][] columns = [.. ThreeModels.All.Select(model =>
            PipelineConverter.Convert(model, ThreeModels.Rows, 12, _outputs).Graph.Output.Select(output => output.Name).ToArray())];
        columns.Should().BeEquivalentTo(
        [
            (string[])["Score.output", "PredictedLabel.output"],
            ["Score.output", "Probability.output", "PredictedLabel.output"],
            ["Score.output"],
        ], options => options.WithStrictOrdering());
    }

    /// <summary>Of columns with one name the last one counts.</summary>
    internal static Dictionary<string, object> Cells(IEnumerable<KeyValuePair<string, object>> columns)
    {
        var cells = new Dictionary<string, object>();
        foreach (KeyValuePair<string, object> column in columns)
            cells[column.Key] = column.Value;
        return cells;
    }

    private static void ShouldBeAlike(Array actual, object expected, string because)
    {
        switch (expected)
        {
            case VBuffer<float> vector:
                ((float[])actual).ShouldBeOnPar([.. vector.DenseValues()], because);
                break;
            case float number:
                ((float[])actual).ShouldBeOnPar([number], because);
                break;
            default:
                actual.Length.Should().Be(1);
                actual.GetValue(0)!.ToString().Should().Be(expected.ToString(), because);
                break;
        }
    }
}
