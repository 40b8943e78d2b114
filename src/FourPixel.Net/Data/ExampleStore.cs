namespace FourPixel.Net.Data;

/// <summary>Inputs, targets and optional weights in memory, row by row.</summary>
internal sealed class ExampleStore(InputStore inputs, RowStore targets, RowStore? weights)
{
    public ExampleStore(int inputCount, bool isSparse, int targetCount, bool hasWeights)
        : this(InputStore.Create(inputCount, isSparse), new RowStore(targetCount), hasWeights ? new RowStore(1) : null)
    {
    }

    public InputStore Inputs => inputs;

    public RowStore Targets => targets;

    /// <summary>Null for equal weights.</summary>
    public RowStore? Weights { get; private set; } = weights;

    public int Rows => targets.Rows;

    /// <summary>The memory of the rows in bytes.</summary>
    public long Bytes => inputs.Bytes + targets.Bytes + (Weights?.Bytes ?? 0);

    public void Add(InputRow row, ReadOnlySpan<float> rowTargets, float weight)
    {
        inputs.Add(row);
        rowTargets.CopyTo(targets.Add());
        if (Weights != null)
            Weights.Add()[0] = weight;
    }

    /// <summary>Adds weights of 1 if there are none.</summary>
    public void AddWeights()
    {
        if (Weights != null)
            return;
        Weights = new RowStore(1);
        for (int row = 0; row < Rows; row++)
            Weights.Add()[0] = 1;
    }

    /// <summary>Removes all rows but keeps the allocated memory.</summary>
    public void Clear()
    {
        inputs.Clear();
        targets.Clear();
        Weights?.Clear();
    }
}
