namespace FourPixel.Net.Data;

/// <summary>Dense rows.</summary>
internal sealed class DenseInputs(RowStore rows) : InputStore(rows.Columns)
{
    public override int Rows => rows.Rows;

    public override bool IsSparse => false;

    public override long Bytes => rows.Bytes;

    public override InputRow this[int row] => new(rows[row]);

    public override void Add(InputRow row) => row.Values.CopyTo(rows.Add());

    public override void Clear() => rows.Clear();
}
