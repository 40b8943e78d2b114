using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace FourPixel.Net.Training;

/// <summary>
/// Adds up the gradients of those rows of the first layer's weights that not all ranks have touched: all ranks get them all, and each
/// adds them up in the order of the ranks.
/// </summary>
/// <param name="gradient">The gradient of this rank, which becomes that of all.</param>
/// <param name="communicator">Connects the ranks.</param>
/// <param name="inputs">The rows that there may be.</param>
/// <param name="alwaysTouched">The first touched rows, which are the same on all ranks and whose gradients are added up already.</param>
internal sealed class TouchedRowSum(Gradient gradient, ICommunicator communicator, int inputs, int alwaysTouched)
{
    /// <summary>For each row, 1 more than its place in <see cref="_rows"/>; 0 where it has none yet.</summary>
    private readonly int[] _places = new int[inputs];
    private readonly List<int> _rows = [];
    private readonly List<float> _values = [];
    private int[] _always = [];

    /// <param name="isThere">Whether this rank has touched any.</param>
    public void Run(bool isThere)
    {
        ReadOnlySpan<int> touched = isThere ? gradient.TouchedRows : [];
        if (isThere && _always.Length != alwaysTouched)
            _always = touched[..alwaysTouched].ToArray();
        ReadOnlySpan<int> own = touched.Length == 0 ? [] : touched[alwaysTouched..];
        ReadOnlySpan<float> values = own.Length == 0 ? [] : gradient.FirstRows(touched.Length)[(alwaysTouched * gradient.RowLength)..];
        byte[][] all = communicator.Gather([.. MemoryMarshal.AsBytes(own), .. MemoryMarshal.AsBytes(values)]);

        _rows.AddRange(_always);
        _values.AddRange(gradient.FirstRows(alwaysTouched));
        foreach (byte[] ofRank in all)
            Add(ofRank);
        gradient.Merge(CollectionsMarshal.AsSpan(_rows), CollectionsMarshal.AsSpan(_values));
        foreach (int row in _rows)
            _places[row] = 0;
        _rows.Clear();
        _values.Clear();
    }

    private void Add(byte[] ofRank)
    {
        int length = gradient.RowLength, count = ofRank.Length / ((1 + length) * sizeof(int));
        ReadOnlySpan<int> rows = MemoryMarshal.Cast<byte, int>(ofRank.AsSpan(0, count * sizeof(int)));
        ReadOnlySpan<float> values = MemoryMarshal.Cast<byte, float>(ofRank.AsSpan(count * sizeof(int)));
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<float> value = values.Slice(i * length, length);
            if (_places[rows[i]] == 0)
            {
                _rows.Add(rows[i]);
                _places[rows[i]] = _rows.Count;
                _values.AddRange(value);
                continue;
            }
            Span<float> sum = CollectionsMarshal.AsSpan(_values).Slice((_places[rows[i]] - 1) * length, length);
            TensorPrimitives.Add(sum, value, sum);
        }
    }
}
