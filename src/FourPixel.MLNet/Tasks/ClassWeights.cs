using FourPixel.Net;
using FourPixel.Net.Data;
using FourPixel.Net.Training;
using Microsoft.ML.Runtime;

namespace FourPixel.MLNet;

/// <summary>Weights rows by their class.</summary>
/// <param name="labelColumn">For messages.</param>
/// <param name="options">The class weights.</param>
/// <param name="classes">The number of classes.</param>
/// <param name="classOf">The class of a row's targets.</param>
internal sealed class ClassWeights(string labelColumn, FourPixelClassificationOptions options, int classes, Func<ReadOnlySpan<float>, int> classOf)
{
    /// <summary>The total weight of the rows of each class, on all ranks.</summary>
    public double[] Count(ExampleSource rows)
    {
        double[] counts = new double[classes];
        foreach (ExampleSet part in rows.Parts())
        {
            for (int row = 0; row < part.Rows; row++)
                counts[classOf(part.TargetsOf(row))] += part.WeightOf(row);
        }
        RankGroup.Of(options).Sum(counts);
        return counts;
    }

    /// <summary>Checks the number of class weights, and that a class with rows has a positive weight.</summary>
    /// <param name="counts">The total weight of the rows of each class.</param>
    /// <param name="owner">The source of exceptions.</param>
    public void Check(double[] counts, IExceptionContext owner)
    {
        if (options.ClassWeights is not double[] weights)
            return;
        if (weights.Length != classes)
            throw owner.Except($"ClassWeights has {weights.Length} entries; label column '{labelColumn}' has {classes} classes.");
        if (!counts.Zip(weights).Any(pair => pair.First * pair.Second > 0))
            throw owner.Except($"ClassWeights gives 0 to every class of label column '{labelColumn}' that the training rows have; at least one of them must have a positive weight.");
    }

    /// <summary>Multiplies the weights of rows by those of their classes; balanced weights are computed for each set of rows.</summary>
    public void Weigh(ExampleSource training, ExampleSource? validation)
    {
        Weigh(training);
        if (validation != null)
            Weigh(validation);
    }

    private void Weigh(ExampleSource rows)
    {
        double[]? weights = options.ClassWeighting == ClassWeighting.Balanced ? Balance(Count(rows)) : options.ClassWeights;
        if (weights != null)
            rows.Change((targets, ref weight) => weight = (float)(weight * weights[classOf(targets)]), addsWeights: true);
    }

    private static double[] Balance(double[] counts)
    {
        double share = counts.Sum() / counts.Count(count => count > 0);
        return [.. counts.Select(count => count > 0 ? share / count : 0)];
    }
}
