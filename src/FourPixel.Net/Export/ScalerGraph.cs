using FourPixel.Net.Scaling;

namespace FourPixel.Net.Export;

/// <summary>The scaling of inputs and outputs as operations on batches, in single precision, as in <see cref="ScaleFactors"/>.</summary>
internal static class ScalerGraph
{
    /// <param name="writer">The graph.</param>
    /// <param name="scaler">The scaler of the inputs; its bins are written by <see cref="BinGraph"/>.</param>
    /// <param name="inputs">The name of the inputs, [rows, inputs].</param>
    /// <returns>The name of the scaled inputs, [rows, inputs].</returns>
    public static string Write(IGraphWriter writer, InputScaler scaler, string inputs)
    {
        ScaleFactors factors = scaler.Factors;
        string current = inputs;
        if (factors.Powers.Any(power => power != 1))
            current = writer.Apply("Mul", [current, Row(writer, "Scaler.Power", factors.Powers)]);
        current = writer.Apply("Sub", [current, Row(writer, "Scaler.Shift", factors.Highs)]);
        if (factors.Lows.Any(low => low != 0))
            current = writer.Apply("Sub", [current, Row(writer, "Scaler.ShiftRest", factors.Lows)]);
        current = writer.Apply("Mul", [current, Row(writer, "Scaler.Scale", factors.Factors)]);
        current = writer.Apply("Where", [writer.Apply("IsNaN", [current]), Number(writer, "Scaler.Missing", 0), current]);
        return factors.OneOverBound == 0 ? WriteBound(writer, current) : Clip(writer, current, factors.OneOverBound);
    }

    /// <summary>Clips numbers that are not scaled, or not yet clipped, to <see cref="ScaleFactors.Largest"/>.</summary>
    public static string WriteBound(IGraphWriter writer, string inputs)
    {
        string below = writer.Apply("Min", [inputs, Number(writer, "Scaler.Largest", ScaleFactors.Largest)]);
        return writer.Apply("Max", [below, Number(writer, "Scaler.Least", -ScaleFactors.Largest)]);
    }

    /// <param name="writer">The graph.</param>
    /// <param name="scaler">The scaler of the outputs.</param>
    /// <param name="outputs">The name of the outputs in the network's units, [rows, outputs].</param>
    /// <param name="scaled">The required name of the result.</param>
    public static void Write(IGraphWriter writer, OutputScaler scaler, string outputs, string scaled)
    {
        double[] shift = scaler.Shift.ToArray(), scale = scaler.Scale.ToArray();
        float[] high = Array.ConvertAll(shift, value => (float)value);
        float[] low = [.. shift.Zip(high, (value, rounded) => (float)(value - rounded))];
        string current = writer.Apply("Mul", [outputs, Row(writer, "Output.Scale", Array.ConvertAll(scale, value => (float)value))]);
        if (low.Any(value => value != 0))
            current = writer.Apply("Add", [current, Row(writer, "Output.ShiftRest", low)]);
        writer.Apply("Add", [current, Row(writer, "Output.Shift", high)], scaled);
    }

    /// <summary>u / sqrt(1 + (u / bound)^2).</summary>
    private static string Clip(IGraphWriter writer, string u, float oneOverBound)
    {
        string finite = WriteBound(writer, u);
        string t = writer.Apply("Mul", [finite, Number(writer, "Scaler.OneOverBound", oneOverBound)]);
        string sum = writer.Apply("Add", [writer.Apply("Mul", [t, t]), Number(writer, "Scaler.One", 1)]);
        return writer.Apply("Div", [finite, writer.Apply("Sqrt", [sum])]);
    }

    private static string Row(IGraphWriter writer, string name, float[] values) => writer.Constant(name, values, values.Length);

    private static string Number(IGraphWriter writer, string name, float value) => writer.Constant(name, new[] { value });
}
