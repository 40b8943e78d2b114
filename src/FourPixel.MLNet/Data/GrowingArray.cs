namespace FourPixel.MLNet;

/// <summary>Floats of a number that is not known before. Where it is known, they are not copied again.</summary>
internal struct GrowingArray(long? expectedLength)
{
    private float[] _values = new float[Math.Clamp(expectedLength ?? 0, 0, Array.MaxLength)];
    private int _length;

    /// <summary>Makes room for so many more, and returns it.</summary>
    /// <exception cref="InvalidOperationException">There are more than an array can hold.</exception>
    public Span<float> Add(int count)
    {
        long length = (long)_length + count;
        if (length > Array.MaxLength)
            throw new InvalidOperationException($"The rows have more than {Array.MaxLength} numbers, which is more than fits in memory.");
        if (length > _values.Length)
            Array.Resize(ref _values, (int)Math.Min(Array.MaxLength, Math.Max(length, 2L * _values.Length)));
        Span<float> room = _values.AsSpan(_length, count);
        _length = (int)length;
        return room;
    }

    public float[] ToArray()
    {
        Array.Resize(ref _values, _length);
        return _values;
    }
}
