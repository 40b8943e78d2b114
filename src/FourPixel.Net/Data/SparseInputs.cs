namespace FourPixel.Net.Data;

/// <summary>Sparse rows: their columns and values are stored in blocks. A row is never split.</summary>
internal sealed class SparseInputs(int columns) : InputStore(columns)
{
    private const int SmallestBlock = 1 << 12;
    private const int MaxBlock = 1 << 18;

    private readonly List<Block> _blocks = [];
    private readonly List<Place> _places = [];
    private int _block;
    private int _filled;
    private long _values;

    public override int Rows => _places.Count;

    public override bool IsSparse => true;

    public override unsafe long Bytes => (_values * (sizeof(int) + sizeof(float))) + ((long)Rows * sizeof(Place));

    public override InputRow this[int row]
    {
        get
        {
            Place place = _places[row];
            Block block = _blocks[place.Block];
            return new InputRow(block.Columns.AsSpan(place.Start, place.Length), block.Values.AsSpan(place.Start, place.Length));
        }
    }

    public override void Add(InputRow row)
    {
        int length = row.Values.Length;
        for (; _block < _blocks.Count && _blocks[_block].Values.Length - _filled < length; _block++)
            _filled = 0;
        if (_block == _blocks.Count)
        {
            int usual = _block == 0 ? SmallestBlock : Math.Min(MaxBlock, 2 * _blocks[_block - 1].Values.Length);
            _blocks.Add(new Block(Math.Max(usual, length)));
            _filled = 0;
        }

        row.Columns.CopyTo(_blocks[_block].Columns.AsSpan(_filled));
        row.Values.CopyTo(_blocks[_block].Values.AsSpan(_filled));
        _places.Add(new Place(_block, _filled, length));
        _filled += length;
        _values += length;
    }

    public override void Clear()
    {
        _places.Clear();
        _block = 0;
        _filled = 0;
        _values = 0;
    }

    private readonly record struct Place(int Block, int Start, int Length);

    private sealed class Block(int length)
    {
        public int[] Columns { get; } = new int[length];

        public float[] Values { get; } = new float[length];
    }
}
