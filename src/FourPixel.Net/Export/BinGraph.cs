namespace FourPixel.Net.Export;

/// <summary>The bins of a scaler as operations on batches, without attributes.</summary>
internal static class BinGraph
{
    /// <param name="writer">The graph.</param>
    /// <param name="bins">The bins.</param>
    /// <param name="inputs">The name of the inputs, [rows, inputs].</param>
    /// <returns>The name of the bins, [rows, bins].</returns>
    public static string Write(IGraphWriter writer, QuantileBins bins, string inputs)
    {
        string zero = writer.Constant("Bins.Zero", new float[1]), one = writer.Constant("Bins.One", new float[] { 1 });
        string values = WriteValues(writer, bins, inputs);
        string distance = writer.Apply("Sub", [values, Constant(writer, "Bins.Edges", bins.EdgeArray)]);
        string position = writer.Apply("Mul", [distance, Constant(writer, "Bins.Scales", bins.ScaleArray)]);
        string clamped = writer.Apply("Min", [writer.Apply("Max", [position, zero]), one]);
        string centred = writer.Apply("Sub", [clamped, Constant(writer, "Bins.Means", bins.MeanArray)]);
        return writer.Apply("Where", [writer.Apply("IsNaN", [values]), zero, centred]);
    }

    /// <summary>The input of each bin, [rows, bins]. Without attributes, Gather selects rows, so the inputs are transposed first.</summary>
    private static string WriteValues(IGraphWriter writer, QuantileBins bins, string inputs)
    {
        string columns = writer.Constant("Bins.Columns", Array.ConvertAll(bins.ColumnArray, column => (long)column));
        return writer.Apply("Transpose", [writer.Apply("Gather", [writer.Apply("Transpose", [inputs]), columns])]);
    }

    private static string Constant(IGraphWriter writer, string name, float[] values) => writer.Constant(name, values, values.Length);
}
