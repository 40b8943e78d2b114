namespace FourPixel.Net.Export;

/// <summary>The bins of a scaler as operations on batches, none of which has an attribute.</summary>
internal static class BinGraph
{
    /// <param name="writer">Where to.</param>
    /// <param name="bins">The bins.</param>
    /// <param name="inputs">How many inputs there are.</param>
    /// <param name="values">The name of the inputs, [rows, inputs].</param>
    /// <returns>The name of the bins, [rows, bins].</returns>
    public static string Write(IGraphWriter writer, QuantileBins bins, int inputs, string values)
    {
        string zero = writer.Constant("Bins.Zero", new float[1]), one = writer.Constant("Bins.One", new float[] { 1 });
        string isMissing = writer.Apply("IsNaN", [values]);
        string columns = writer.Constant("Bins.Columns", OneOfEach(bins, inputs), inputs, bins.Count);
        string given = writer.Apply("MatMul", [writer.Apply("Where", [isMissing, zero, values]), columns]);
        string missing = writer.Apply("MatMul", [writer.Apply("Where", [isMissing, one, zero]), columns]);

        string distance = writer.Apply("Sub", [given, Constant(writer, "Bins.Edges", bins.EdgeArray)]);
        string position = writer.Apply("Mul", [distance, Constant(writer, "Bins.Scales", bins.ScaleArray)]);
        string clamped = writer.Apply("Min", [writer.Apply("Max", [position, zero]), one]);
        string centred = writer.Apply("Sub", [clamped, Constant(writer, "Bins.Means", bins.MeanArray)]);
        return writer.Apply("Where", [writer.Apply("Greater", [missing, zero]), zero, centred]);
    }

    /// <summary>A product with it copies to each bin the input that it is of: [inputs, bins], 1 there and 0 elsewhere.</summary>
    private static float[] OneOfEach(QuantileBins bins, int inputs)
    {
        float[] matrix = new float[inputs * bins.Count];
        for (int bin = 0; bin < bins.Count; bin++)
            matrix[(bins.ColumnArray[bin] * bins.Count) + bin] = 1;
        return matrix;
    }

    private static string Constant(IGraphWriter writer, string name, float[] values) => writer.Constant(name, values, values.Length);
}
