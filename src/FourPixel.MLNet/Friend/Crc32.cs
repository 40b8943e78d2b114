namespace FourPixel.MLNet;

/// <summary>The checksum of zip entries (ISO 3309): polynomial 0xEDB88320, bits taken from the lowest on.</summary>
internal struct Crc32
{
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[] _table = MakeTable();

    private uint _complement;

    public readonly uint Value => _complement;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        uint remainder = ~_complement;
        foreach (byte value in bytes)
            remainder = _table[(byte)(remainder ^ value)] ^ (remainder >> 8);
        _complement = ~remainder;
    }

    private static uint[] MakeTable()
    {
        uint[] table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint remainder = i;
            for (int bit = 0; bit < 8; bit++)
                remainder = (remainder & 1) != 0 ? (remainder >> 1) ^ Polynomial : remainder >> 1;
            table[i] = remainder;
        }
        return table;
    }
}
