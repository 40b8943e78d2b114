using System.Buffers.Binary;
using System.Security.Cryptography;

namespace FourPixel.Net.Tests.Support;

/// <summary>Damages bytes the way that disks, networks and people do, and the way that an attacker would.</summary>
internal sealed class Damage(int seed)
{
    private static readonly int[] _oddNumbers = [0, -1, 1, 2, 255, 256, 65_536, 1 << 28, 1 << 29, int.MaxValue, int.MinValue];

    private readonly Random _random = new(seed);

    /// <summary>A damaged copy, never the same bytes.</summary>
    public byte[] Of(byte[] original)
    {
        while (true)
        {
            byte[] damaged = original;
            for (int times = _random.Next(4) == 0 ? _random.Next(2, 5) : 1; times > 0; times--)
                damaged = Once(damaged);
            if (!damaged.AsSpan().SequenceEqual(original))
                return damaged;
        }
    }

    /// <summary>A damaged copy of a network's bytes with a corrected checksum.</summary>
    public byte[] WithRightChecksum(byte[] original)
    {
        byte[] damaged = Of(original[..^SHA256.HashSizeInBytes]);
        return [.. damaged, .. SHA256.HashData(damaged)];
    }

    private byte[] Once(byte[] bytes) => bytes.Length < 8 ? [.. bytes, (byte)_random.Next()] : _random.Next(8) switch
    {
        0 => FlipBit(bytes),
        1 => SetByte(bytes),
        2 => SetNumber(bytes),
        3 => bytes[..Place(bytes)],
        4 => CutOut(bytes),
        5 => Repeat(bytes),
        6 => Swap(bytes),
        _ => [.. bytes, .. bytes[..(1 + Place(bytes))]],
    };

    /// <summary>Often near the beginning, where sizes and names are, and near the end, where a zip has its directory.</summary>
    private int Place(byte[] bytes) => _random.Next(3) switch
    {
        0 => _random.Next(Math.Min(bytes.Length, 100)),
        1 => bytes.Length - 1 - _random.Next(Math.Min(bytes.Length, 100)),
        _ => _random.Next(bytes.Length),
    };

    private byte[] FlipBit(byte[] bytes)
    {
        byte[] copy = [.. bytes];
        copy[Place(bytes)] ^= (byte)(1 << _random.Next(8));
        return copy;
    }

    private byte[] SetByte(byte[] bytes)
    {
        byte[] copy = [.. bytes];
        copy[Place(bytes)] = (byte)_random.Next();
        return copy;
    }

    private byte[] SetNumber(byte[] bytes)
    {
        byte[] copy = [.. bytes];
        int place = Math.Min(Place(bytes), bytes.Length - sizeof(int)) & ~3;
        BinaryPrimitives.WriteInt32LittleEndian(copy.AsSpan(place), _oddNumbers[_random.Next(_oddNumbers.Length)]);
        return copy;
    }

    private byte[] CutOut(byte[] bytes)
    {
        (int start, int end) = Stretch(bytes);
        return [.. bytes[..start], .. bytes[end..]];
    }

    private byte[] Repeat(byte[] bytes)
    {
        (int start, int end) = Stretch(bytes);
        return [.. bytes[..end], .. bytes[start..]];
    }

    /// <summary>Two neighbours change places.</summary>
    private byte[] Swap(byte[] bytes)
    {
        (int start, int end) = Stretch(bytes);
        int middle = _random.Next(start, end + 1);
        return [.. bytes[..start], .. bytes[middle..end], .. bytes[start..middle], .. bytes[end..]];
    }

    private (int Start, int End) Stretch(byte[] bytes)
    {
        int start = Place(bytes);
        int length = 1 << _random.Next(1, 12);
        return (start, Math.Min(bytes.Length, start + _random.Next(1, length + 1)));
    }
}
