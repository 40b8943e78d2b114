namespace FourPixel.Net.Training;

/// <summary>Refuses rows that a network can't be trained on or judged by, before anything is trained.</summary>
internal static class ExampleCheck
{
    /// <exception cref="ArgumentException">Names the row, the value and what is allowed.</exception>
    public static void Run(ExampleSet examples, Network network, LossFunction loss, string name)
    {
        CheckShape(examples, network, loss, name);
        double totalWeight = 0;
        for (int row = 0; row < examples.Rows; row++)
        {
            CheckInputs(examples.InputsOf(row), row, network.InputScaler != null, name);
            foreach (float target in examples.TargetsOf(row))
                CheckTarget(target, row, network.Outputs, loss.Loss, name);
            totalWeight += examples.WeightOf(row);
        }
        if (totalWeight == 0)
            throw new ArgumentException("All rows have weight 0; at least one has to count.", name);
    }

    private static void CheckShape(ExampleSet examples, Network network, LossFunction loss, string name)
    {
        int targets = loss.TargetsPerRow(network.Outputs);
        if (examples.Rows == 0)
            throw new ArgumentException("There are no rows.", name);
        if (examples.InputCount != network.Inputs)
            throw new ArgumentException($"The rows have {examples.InputCount} inputs; the network has {network.Inputs}.", name);
        if (examples.TargetCount != targets)
            throw new ArgumentException($"The rows have {examples.TargetCount} targets; {loss.Loss} over {network.Outputs} outputs takes {targets}.", name);
    }

    private static void CheckInputs(ReadOnlySpan<float> inputs, int row, bool mayBeMissing, string name)
    {
        for (int column = 0; column < inputs.Length; column++)
        {
            if (!float.IsFinite(inputs[column]) && !(mayBeMissing && float.IsNaN(inputs[column])))
                throw new ArgumentException($"Row {row} has {inputs[column]} in column {column}; inputs have to be finite, or NaN where they are missing and the network has a scaler.", name);
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
            throw new ArgumentException($"Row {row} has target {target}; for {loss} it has to be {allowed}.", name);
    }
}
