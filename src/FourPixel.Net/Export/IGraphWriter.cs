namespace FourPixel.Net.Export;

/// <summary>
/// Writes down computations on whole batches: tensors with names, and operations between them, called as ONNX
/// calls them. Whatever shape it takes in the end, <see cref="NetworkGraph"/> says what is to be written.
/// </summary>
internal interface IGraphWriter
{
    /// <summary>Adds a tensor that never changes.</summary>
    /// <param name="name">What it is called, if that is not taken.</param>
    /// <param name="values">The numbers, row by row.</param>
    /// <param name="shape">The sizes of its dimensions; none for a single number.</param>
    /// <returns>Its name.</returns>
    string Constant(string name, ReadOnlyMemory<float> values, params long[] shape);

    /// <summary>Adds a row of whole numbers that never changes.</summary>
    /// <param name="name">What it is called, if that is not taken.</param>
    /// <param name="values">The numbers.</param>
    /// <returns>Its name.</returns>
    string Constant(string name, long[] values);

    /// <summary>Adds an operation of one result, with all its attributes at their defaults.</summary>
    /// <param name="operation">An ONNX operator that means the same in the operator sets 9 to 17.</param>
    /// <param name="inputs">The names of what it works on.</param>
    /// <param name="output">The name that the result has to have; null for any.</param>
    /// <returns>The name of the result.</returns>
    string Apply(string operation, string[] inputs, string? output = null);
}
