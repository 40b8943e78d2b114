using FourPixel.Net;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace FourPixel.MLNet;

/// <summary>Scores rows for ML.NET. Each mapper has its own memory, so use one mapper for each cursor and thread.</summary>
internal static class RowMapper
{
    public static ValueMapper<VBuffer<float>, VBuffer<float>> ToVector(IExceptionContext owner, Network network)
    {
        var scorer = new RowScorer(network);
        return (in VBuffer<float> source, ref VBuffer<float> destination) =>
        {
            VBufferEditor<float> editor = VBufferEditor.Create(ref destination, network.Outputs);
            Score(owner, network, scorer, source, editor.Values);
            destination = editor.Commit();
        };
    }

    /// <param name="owner">The source of exceptions.</param>
    /// <param name="network">Has one output.</param>
    /// <param name="rawOutputs">Skips the activation of the output layer.</param>
    public static ValueMapper<VBuffer<float>, float> ToNumber(IExceptionContext owner, Network network, bool rawOutputs)
    {
        var scorer = new RowScorer(network, rawOutputs);
        return (in VBuffer<float> source, ref float destination) =>
        {
            Score(owner, network, scorer, source, new Span<float>(ref destination));
        };
    }

    private static void Score(IExceptionContext owner, Network network, RowScorer scorer, in VBuffer<float> source, Span<float> answer)
    {
        if (source.Length != network.Inputs)
            throw owner.Except($"The row has {source.Length} features; the model was trained with {network.Inputs}.");
        if (source.IsDense)
            scorer.Score(source.GetValues(), answer);
        else
            scorer.Score(source.GetIndices(), source.GetValues(), answer);
    }
}
