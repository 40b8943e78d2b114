using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace FourPixel.Net.Pictures;

/// <summary>Writes a picture in 16 levels of grey as a minimal PNG file (RFC 2083).</summary>
internal static class GreyPng
{
    private const byte BitDepth = 4;

    /// <param name="pixels">
    /// From -1 (black) to 1 (white), row by row; an incomplete last row is filled with grey.
    /// </param>
    /// <param name="width">The width in pixels.</param>
    public static byte[] Encode(IReadOnlyList<float> pixels, int width)
    {
        int height = PictureTile.RowsOf(pixels.Count, width);
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a]);

        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = BitDepth;
        WriteChunk(file, "IHDR", header);
        WriteChunk(file, "IDAT", Compress(pixels, width, height));
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    private static byte[] Compress(IReadOnlyList<float> pixels, int width, int height)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.SmallestSize))
        {
            for (int row = 0; row < height; row++)
            {
                // A row begins with its filter (none), followed by two pixels for each byte.
                byte[] line = new byte[1 + ((width + 1) / 2)];
                for (int column = 0; column < width; column++)
                    line[1 + (column / 2)] |= (byte)(
                        Level(pixels, (row * width) + column) << (column % 2 == 0 ? 4 : 0));
                zip.Write(line);
            }
        }
        return packed.ToArray();
    }

    private static int Level(IReadOnlyList<float> pixels, int index)
    {
        float pixel = index < pixels.Count ? pixels[index] : 0;
        return (int)MathF.Round((Math.Clamp(float.IsNaN(pixel) ? 0 : pixel, -1, 1) + 1) * 7.5f);
    }

    private static void WriteChunk(Stream file, string name, byte[] content)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. content];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(named));
        file.Write(number);
    }

    /// <summary>CRC-32, bit by bit: these files are small.</summary>
    private static uint Checksum(byte[] bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ (0xEDB88320 & (0 - (crc & 1)));
        }
        return ~crc;
    }
}
