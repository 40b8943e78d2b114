using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.MLNet.Tests.Support;

/// <summary>A view that counts its undisposed cursors.</summary>
internal sealed class CountedView(IDataView view) : IDataView
{
    private int _openCursors;

    public int OpenCursors => _openCursors;

    public bool CanShuffle => false;

    public DataViewSchema Schema => view.Schema;

    public long? GetRowCount() => view.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new Cursor(this, view.GetRowCursor(columnsNeeded));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [.. view.GetRowCursorSet(columnsNeeded, n).Select(cursor => new Cursor(this, cursor))];

    private sealed class Cursor : DataViewRowCursor
    {
        private readonly CountedView _owner;
        private readonly DataViewRowCursor _cursor;
        private bool _disposed;

        public Cursor(CountedView owner, DataViewRowCursor cursor)
        {
            _owner = owner;
            _cursor = cursor;
            Interlocked.Increment(ref owner._openCursors);
        }

        public override long Position => _cursor.Position;

        public override long Batch => _cursor.Batch;

        public override DataViewSchema Schema => _cursor.Schema;

        public override bool MoveNext() => _cursor.MoveNext();

        public override bool IsColumnActive(DataViewSchema.Column column) => _cursor.IsColumnActive(column);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => _cursor.GetGetter<TValue>(column);

        public override ValueGetter<DataViewRowId> GetIdGetter() => _cursor.GetIdGetter();

        protected override void Dispose(bool disposing)
        {
            if (!_disposed)
                Interlocked.Decrement(ref _owner._openCursors);
            _disposed = true;
            _cursor.Dispose();
            base.Dispose(disposing);
        }
    }
}
