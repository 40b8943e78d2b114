namespace FourPixel.Net.Export;

/// <summary>
/// Writes a graph of computations on batches: named tensors, and operations on them with the names of ONNX.
/// <see cref="NetworkGraph"/> determines the content, and implementations the format.
/// </summary>
internal interface IGraphWriter
{
    /// <summary>Adds a constant tensor.</summary>
    /// <param name="name">The preferred name; a number is added if it is taken.</param>
    /// <param name="values">The numbers, row by row.</param>
    /// <param name="shape">The sizes of its dimensions; none for a single number.</param>
    /// <returns>The name.</returns>
    string Constant(string name, ReadOnlyMemory<float> values, params long[] shape);

    /// <summary>Adds a constant vector of integers.</summary>
    /// <param name="name">The preferred name; a number is added if it is taken.</param>
    /// <param name="values">The numbers.</param>
    /// <returns>The name.</returns>
    string Constant(string name, long[] values);

    /// <summary>Adds an operation with one result and default attributes.</summary>
    /// <param name="operation">An ONNX operator that is the same in the operator sets 9 to 17.</param>
    /// <param name="inputs">The names of the operands.</param>
    /// <param name="output">The required name of the result; null for any.</param>
    /// <returns>The name of the result.</returns>
    string Apply(string operation, string[] inputs, string? output = null);
}
