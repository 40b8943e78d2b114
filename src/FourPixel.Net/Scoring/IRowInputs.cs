namespace FourPixel.Net.Scoring;

/// <summary>The inputs of one row as a kernel goes through them, and the row of weights that belongs to each.</summary>
internal unsafe interface IRowInputs
{
    int Count { get; }

    /// <summary>The i-th value.</summary>
    float* Value(int i);

    /// <summary>The number of the input that the i-th value is for.</summary>
    nint Column(int i);
}

/// <summary>All inputs.</summary>
internal readonly unsafe struct DenseRow(float* values, int count) : IRowInputs
{
    public int Count => count;

    public float* Value(int i) => values + i;

    public nint Column(int i) => i;
}

/// <summary>Some inputs; all others are 0.</summary>
internal readonly unsafe struct SparseRow(float* values, int* columns, int count) : IRowInputs
{
    public int Count => count;

    public float* Value(int i) => values + i;

    public nint Column(int i) => columns[i];
}
