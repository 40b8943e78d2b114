using FourPixel.Net;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace FourPixel.MLNet;

/// <summary>Scores rows for ML.NET. Each mapper has memory of its own, so that each cursor and thread can have a mapper.</summary>
internal static class RowMapper
{
    public static ValueMapper<VBuffer<float>, VBuffer<float>> ToVector(IExceptionContext owner, Network network)
    {
        var scorer = new RowScorer(network);
        float[] features = new float[network.Inputs];
        return (in VBuffer<float> source, ref VBuffer<float> destination) =>
        {
            if (source.Length != features.Length)
                throw owner.Except($"The row has {source.Length} features; the model was trained with {features.Length}.");
            source.CopyTo(features);
            VBufferEditor<float> editor = VBufferEditor.Create(ref destination, network.Outputs);
            scorer.Score(features, editor.Values);
            destination = editor.Commit();
        };
    }
}
