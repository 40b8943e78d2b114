namespace FourPixel.Net.Data;

/// <summary>Rows of inputs in memory that can be added one by one, either all dense or all sparse.</summary>
internal abstract class InputStore(int columns)
{
    public int Columns { get; } = columns;

    public abstract int Rows { get; }

    public abstract bool IsSparse { get; }

    /// <summary>The memory of the rows in bytes.</summary>
    public abstract long Bytes { get; }

    public abstract InputRow this[int row] { get; }

    /// <summary>Copies a row, which is sparse if the store is.</summary>
    public abstract void Add(InputRow row);

    /// <summary>Removes all rows but keeps the allocated memory.</summary>
    public abstract void Clear();

    public static InputStore Create(int columns, bool isSparse) => isSparse ? new SparseInputs(columns) : new DenseInputs(new RowStore(columns));
}
