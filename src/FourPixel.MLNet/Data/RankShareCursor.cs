using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.MLNet;

/// <summary>A cursor that skips the rows of the other ranks.</summary>
internal sealed class RankShareCursor(DataViewRowCursor all, int rank, int size) : DataViewRowCursor
{
    private long _position = -1;

    public override long Position => _position;

    public override long Batch => 0;

    public override DataViewSchema Schema => all.Schema;

    public override bool MoveNext()
    {
        for (int rows = _position < 0 ? rank + 1 : size; rows > 0; rows--)
        {
            if (!all.MoveNext())
                return false;
        }
        _position++;
        return true;
    }

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => all.GetGetter<TValue>(column);

    public override ValueGetter<DataViewRowId> GetIdGetter() => all.GetIdGetter();

    public override bool IsColumnActive(DataViewSchema.Column column) => all.IsColumnActive(column);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            all.Dispose();
        base.Dispose(disposing);
    }
}
