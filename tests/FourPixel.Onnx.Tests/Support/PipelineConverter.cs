using FourPixel.Net.Export.Onnx;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Model.OnnxConverter;

namespace FourPixel.Onnx.Tests.Support;

/// <summary>Asks the steps of a trained pipeline to write themselves down, from the first to the last, as ML.NET's converter does.</summary>
internal static class PipelineConverter
{
    public static ModelProto Convert(ITransformer model, IDataView rows, int operatorSet, params string[] outputs)
    {
        var context = new RecordingOnnxContext(operatorSet);
        foreach (DataViewSchema.Column column in rows.Schema)
            context.AddInput(column.Type, column.Name);

        IDataView scored = model.Transform(rows);
        foreach (ITransformCanSaveOnnx step in Steps(scored, rows))
        {
            step.CanSaveOnnx(context).Should().BeTrue("{0} is a part of the pipeline", step.GetType().Name);
            step.SaveAsOnnx(context);
        }
        foreach (string output in outputs.Where(name => scored.Schema.GetColumnOrNull(name) != null))
            context.AddOutput(scored.Schema[output].Type, output);
        return context.MakeModel();
    }

    private static Stack<ITransformCanSaveOnnx> Steps(IDataView last, IDataView first)
    {
        var steps = new Stack<ITransformCanSaveOnnx>();
        for (IDataView view = last; view != first; view = ((IDataTransform)view).Source)
            steps.Push(view.Should().BeAssignableTo<ITransformCanSaveOnnx>().Subject);
        return steps;
    }
}
