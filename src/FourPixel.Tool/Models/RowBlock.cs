using Microsoft.ML.Data;

namespace FourPixel.Tool.Models;

/// <summary>Some rows of a CSV file: the text and the features of each. Its memory is reused.</summary>
internal sealed class RowBlock
{
    public const int MaxRows = 1024;

    /// <summary>Long rows fill a block before it has <see cref="MaxRows"/>, so that its memory does not grow with them.</summary>
    private const int MaxCharacters = 1 << 18;

    private readonly VBuffer<float>[] _features = new VBuffer<float>[MaxRows];
    private readonly int[] _ends = new int[MaxRows];
    private char[] _text = new char[1 << 16];

    /// <summary>The number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>The block's place in the file, from 0.</summary>
    public long Index { get; private set; }

    public bool IsFull => Count == MaxRows || End > MaxCharacters;

    private int End => Count == 0 ? 0 : _ends[Count - 1];

    public ReadOnlySpan<char> Text(int row) => _text.AsSpan((row == 0 ? 0 : _ends[row - 1]).._ends[row]);

    public ref readonly VBuffer<float> Features(int row) => ref _features[row];

    public void Clear(long index) => (Index, Count) = (index, 0);

    /// <summary>Adds a row.</summary>
    /// <param name="text">The row as it is in the file.</param>
    /// <returns>Where its features go.</returns>
    public ref VBuffer<float> Add(ReadOnlySpan<char> text)
    {
        int start = End, end = start + text.Length;
        if (end > _text.Length)
            Array.Resize(ref _text, Math.Max(end, 2 * _text.Length));
        text.CopyTo(_text.AsSpan(start));
        _ends[Count] = end;
        return ref _features[Count++];
    }
}
