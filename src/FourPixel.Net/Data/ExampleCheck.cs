using System.Numerics.Tensors;

namespace FourPixel.Net.Data;

/// <summary>Checks before training that a network can be trained or validated on the rows.</summary>
internal static class ExampleCheck
{
    /// <returns>The total weight of the rows.</returns>
    /// <exception cref="ArgumentException">A row is not valid. The message names the row, the value and what is allowed.</exception>
    public static double Run(ExampleSource examples, Network network, LossFunction loss, string name)
    {
        CheckShape(examples, network, loss, name);
        double totalWeight = 0;
        int first = 0;
        foreach (ExampleSet part in examples.Parts())
        {
            for (int i = 0; i < part.Rows; i++)
            {
                CheckInputs(part.InputsOf(i), first + i, network.InputScaler != null, name);
                foreach (float target in part.TargetsOf(i))
                    CheckTarget(target, first + i, network.Outputs, loss.Loss, name);
                totalWeight += part.WeightOf(i);
            }
            first += part.Rows;
        }
        if (totalWeight == 0)
            throw new ArgumentException("All rows have weight 0; at least one row must have a positive weight.", name);
        return totalWeight;
    }

    private static void CheckShape(ExampleSource examples, Network network, LossFunction loss, string name)
    {
        int targets = loss.TargetsPerRow(network.Outputs);
        if (examples.Rows == 0)
            throw new ArgumentException("There are no rows.", name);
        if (examples.InputCount != network.Inputs)
            throw new ArgumentException($"The rows have {examples.InputCount} inputs; the network has {network.Inputs}.", name);
        if (examples.TargetCount != targets)
            throw new ArgumentException($"The rows have {examples.TargetCount} targets; {loss.Loss} over {network.Outputs} outputs takes {targets}.", name);
    }

    private static void CheckInputs(InputRow inputs, int row, bool mayBeMissing, string name)
    {
        if (TensorPrimitives.IsFiniteAll(inputs.Values))
            return;
        for (int i = 0; i < inputs.Values.Length; i++)
        {
            float value = inputs.Values[i];
            if (!float.IsFinite(value) && !(mayBeMissing && float.IsNaN(value)))
                throw new ArgumentException($"Row {row} has {value} in column {inputs.ColumnOf(i)}; inputs must be finite, or NaN for a missing value if the network has an InputScaler.", name);
        }
    }

    private static void CheckTarget(float target, int row, int outputs, Loss loss, string name)
    {
        (bool holds, string allowed) = loss switch
        {
            Loss.CategoricalCrossEntropy => (target >= 0 && target < outputs && target == (int)target, $"a class from 0 to {outputs - 1}"),
            Loss.BinaryCrossEntropy => (target is >= 0 and <= 1, "from 0 to 1"),
            Loss.Poisson => (target >= 0 && float.IsFinite(target), "at least 0 and finite"),
            _ => (float.IsFinite(target), "finite"),
        };
        if (!holds)
            throw new ArgumentException($"Row {row} has target {target}; for {loss} it must be {allowed}.", name);
    }
}
