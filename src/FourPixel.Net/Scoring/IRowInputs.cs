namespace FourPixel.Net.Scoring;

/// <summary>The inputs of one row for a kernel, each with the row of weights that it is multiplied by.</summary>
internal unsafe interface IRowInputs
{
    int Count { get; }

    /// <summary>The i-th value.</summary>
    float* Value(int i);

    /// <summary>The column of the i-th value.</summary>
    nint Column(int i);
}

/// <summary>A dense row.</summary>
internal readonly unsafe struct DenseRow(float* values, int count) : IRowInputs
{
    public int Count => count;

    public float* Value(int i) => values + i;

    public nint Column(int i) => i;
}

/// <summary>A sparse row: all other inputs are 0.</summary>
internal readonly unsafe struct SparseRow(float* values, int* columns, int count) : IRowInputs
{
    public int Count => count;

    public float* Value(int i) => values + i;

    public nint Column(int i) => columns[i];
}
