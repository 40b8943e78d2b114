using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace FourPixel.Benchmarks.Compare;

/// <summary>The rows of a case: Fashion-MNIST if it is installed and fits, else synthetic rows.</summary>
internal sealed record CompareData(float[] Inputs, float[] Labels)
{
    /// <summary>The folder of Debian's package dataset-fashion-mnist.</summary>
    private const string FashionFolder = "/usr/share/datasets/fashion-mnist";

    public static bool HasFashion => Directory.Exists(FashionFolder);

    public static CompareData Of(CompareCase compareCase) =>
        compareCase.Sizes[0] == 784 && HasFashion ? Fashion("train", compareCase.Rows) : MadeUp(compareCase);

    /// <summary>Pictures of 28 x 28 pixels from 0 to 1, and their classes 0 to 9.</summary>
    /// <param name="part">"train" (60,000 pictures) or "t10k" (10,000).</param>
    /// <param name="rows">The pictures to take.</param>
    public static CompareData Fashion(string part, int rows)
    {
        byte[] pixels = Unzip($"{part}-images-idx3-ubyte.gz", 16), labels = Unzip($"{part}-labels-idx1-ubyte.gz", 8);
        return new CompareData(
            [.. pixels.Take(rows * 784).Select(pixel => pixel / 255f)], [.. labels.Take(rows).Select(label => (float)label)]);
    }

    public void Write(string inputs, string labels)
    {
        File.WriteAllBytes(inputs, MemoryMarshal.AsBytes(Inputs.AsSpan()));
        File.WriteAllBytes(labels, MemoryMarshal.AsBytes(Labels.AsSpan()));
    }

    /// <summary>Noise; the class of a row is the largest of as many random weighted sums.</summary>
    private static CompareData MadeUp(CompareCase compareCase)
    {
        var random = new Random(compareCase.Seed);
        int columns = compareCase.Sizes[0], classes = compareCase.Sizes[^1];
        float[] weights = [.. Enumerable.Range(0, columns * classes).Select(_ => (random.NextSingle() * 2) - 1)];
        float[] inputs = [.. Enumerable.Range(0, compareCase.Rows * columns).Select(_ => (random.NextSingle() * 2) - 1)];
        float[] labels = new float[compareCase.Rows];
        for (int row = 0; row < labels.Length; row++)
        {
            labels[row] = Enumerable.Range(0, classes)
                .MaxBy(c => Enumerable.Range(0, columns).Sum(i => inputs[(row * columns) + i] * weights[(i * classes) + c]));
        }
        return new CompareData(inputs, labels);
    }

    private static byte[] Unzip(string file, int header)
    {
        using var stream = new GZipStream(File.OpenRead(Path.Combine(FashionFolder, file)), CompressionMode.Decompress);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        byte[] bytes = memory.ToArray();
        int count = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(4));
        return bytes.Length > header && count > 0 ? bytes[header..] : throw new InvalidDataException($"{file} is no IDX file.");
    }
}
