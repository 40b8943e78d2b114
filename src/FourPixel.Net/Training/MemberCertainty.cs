using System.Numerics.Tensors;
using FourPixel.Net.Activations;
using FourPixel.Net.Numerics;
using FourPixel.Net.Scoring;

namespace FourPixel.Net.Training;

/// <summary>
/// Makes the mean of the members' probabilities as certain as each member is. Where members disagree, their mean is less certain
/// than any of them, although it is right more often. Each member's certainty has been fitted to rows that it has not seen; for the
/// mean of all there are no such rows, but its entropy can be matched without labels.
/// </summary>
internal static class MemberCertainty
{
    /// <summary>So many rows tell enough.</summary>
    private const int MostRows = 1_000;

    /// <summary>Steps of bisection; the factor is found to a hundred-thousandth.</summary>
    private const int Steps = 16;

    private const float Largest = 4;

    /// <summary>Multiplies the raw outputs of all members by what makes the entropy of their mean the mean of their entropies.</summary>
    /// <param name="network">Its outputs are probabilities.</param>
    /// <param name="rows">Rows that the members were trained on, each member on most of them.</param>
    /// <param name="ranks">Who else has such rows.</param>
    public static void Match(Network network, ExampleSet rows, RankGroup ranks)
    {
        float[] logits = RawOutputs(network, rows.Sample(Math.Max(1, MostRows / ranks.Size)));
        Activation activation = network.Layers[^1].Activation;
        double wanted = MeanEntropy(logits, members: 1, network.Outputs, activation, scale: 1, ranks);
        float low = 1, high = Largest;
        for (int step = 0; step < Steps; step++)
        {
            float middle = (low + high) / 2;
            if (MeanEntropy(logits, network.Members, network.Outputs, activation, middle, ranks) > wanted)
                low = middle;
            else
                high = middle;
        }
        Span<float> outputLayer = network.Parameters.Span[network.Layers[^1].WeightRange.Start..];
        TensorPrimitives.Multiply(outputLayer, low, outputLayer);
    }

    /// <summary>[rows, members, outputs].</summary>
    private static float[] RawOutputs(Network network, ExampleSet rows)
    {
        using var team = new ThreadTeam(1);
        var pass = new ForwardPass(network, InputBatch.Create(network, rows, rows.Rows, isPlain: false, RankGroup.Alone, team), rows.Rows, team, rawOutputs: true);
        using var reader = new BatchReader(rows, network, rows.Rows);
        reader.Start();
        if (!reader.Next(pass.Inputs, team))
            return [];
        pass.Prepare();
        pass.Run(rows.Rows);
        return pass.Outputs.Span.ToArray();
    }

    private static double MeanEntropy(float[] logits, int members, int outputs, Activation activation, float scale, RankGroup ranks)
    {
        float[] p = new float[logits.Length];
        TensorPrimitives.Multiply(logits, scale, p);
        if (activation == Activation.Softmax)
            Softmax.Apply(p, p, outputs);
        else
            TensorPrimitives.Sigmoid(p, p);
        MemberMean.Take(p, members, outputs);
        int answers = p.Length / members;
        double sum = 0;
        foreach (float probability in p.AsSpan(0, answers))
            sum += activation == Activation.Softmax ? Entropy(probability) : Entropy(probability) + Entropy(1 - probability);
        return ranks.Sum(sum) / ranks.Sum((double)answers);
    }

    private static double Entropy(double p) => p > 0 ? -p * Math.Log(p) : 0;
}
