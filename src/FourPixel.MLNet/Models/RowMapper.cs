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
            VBufferEditor<float> editor = VBufferEditor.Create(ref destination, network.Outputs);
            Score(owner, scorer, source, features, editor.Values);
            destination = editor.Commit();
        };
    }

    /// <param name="owner">Whom errors come from.</param>
    /// <param name="network">Has one output.</param>
    /// <param name="rawOutputs">Leaves the activation of the output away.</param>
    public static ValueMapper<VBuffer<float>, float> ToNumber(IExceptionContext owner, Network network, bool rawOutputs)
    {
        var scorer = new RowScorer(network, rawOutputs);
        float[] features = new float[network.Inputs];
        return (in VBuffer<float> source, ref float destination) =>
        {
            Score(owner, scorer, source, features, new Span<float>(ref destination));
        };
    }

    private static void Score(IExceptionContext owner, RowScorer scorer, in VBuffer<float> source, float[] features, Span<float> answer)
    {
        if (source.Length != features.Length)
            throw owner.Except($"The row has {source.Length} features; the model was trained with {features.Length}.");
        if (scorer.PrefersSparse(source.GetValues().Length))
        {
            scorer.Score(source.GetIndices(), source.GetValues(), answer);
            return;
        }
        source.CopyTo(features);
        scorer.Score(features, answer);
    }
}
