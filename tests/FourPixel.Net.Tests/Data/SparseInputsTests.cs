using FourPixel.Net.Data;

namespace FourPixel.Net.Tests.Data;

public class SparseInputsTests
{
    [Theory]
    [InlineData(0, 10)]             // rows of zeros only
    [InlineData(1, 10_000)]
    [InlineData(50, 20_000)]        // several blocks of 262,144 values
    [InlineData(4096, 3)]           // each as long as the first block
    [InlineData(300_000, 3)]        // a row is longer than a block
    public void Add_RowByRow_KeepsEveryRow(int length, int rows) => Check(new SparseInputs(1_000_000), [.. Enumerable.Repeat(length, rows)]);

    [Fact]
    public void Add_RowsOfAnyLength_KeepsEveryRow() => Check(new SparseInputs(1_000_000), Lengths(seed: 1));

    [Fact]
    public void Clear_ThenOtherRows_KeepsThoseInTheSameMemory()
    {
        var inputs = new SparseInputs(1_000_000);
        Check(inputs, Lengths(seed: 1));
        inputs.Clear();
        inputs.Rows.Should().Be(0);
        inputs.Bytes.Should().Be(0);
        Check(inputs, Lengths(seed: 2));

        int[] columns = [1, 2];
        float[] values = [3, 4];
        inputs.Clear();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int row = 0; row < 100; row++)
            inputs.Add(new InputRow(columns, values));
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(10_000);
    }

    [Fact]
    public void Bytes_OfSomeRows_AreThoseOfTheirValuesColumnsAndPlaces()
    {
        var inputs = new SparseInputs(10);
        inputs.Add(new InputRow([3, 7], [1, 2]));
        inputs.Add(new InputRow([], []));
        inputs.Bytes.Should().Be((2 * 8) + (2 * 12));
        inputs.Columns.Should().Be(10);
        inputs.IsSparse.Should().BeTrue();
    }

    /// <summary>Many short rows and a few that are longer than what is left of any block.</summary>
    private static int[] Lengths(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 2000).Select(_ => random.Next(20) == 0 ? random.Next(100_000) : random.Next(100))];
    }

    private static void Check(SparseInputs inputs, int[] lengths)
    {
        for (int row = 0; row < lengths.Length; row++)
            inputs.Add(new InputRow(Columns(row, lengths[row]), Values(row, lengths[row])));

        inputs.Rows.Should().Be(lengths.Length);
        inputs.Bytes.Should().Be((8L * lengths.Sum()) + (12L * lengths.Length));
        Enumerable.Range(0, lengths.Length).Count(row => Holds(inputs[row], row, lengths[row])).Should().Be(lengths.Length);
    }

    private static bool Holds(InputRow inputs, int row, int length) => inputs.IsSparse
        && inputs.Columns.SequenceEqual(Columns(row, length)) && inputs.Values.SequenceEqual(Values(row, length));

    private static int[] Columns(int row, int length) => [.. Enumerable.Range(0, length).Select(i => (2 * i) + (row % 2))];

    private static float[] Values(int row, int length) => [.. Enumerable.Range(0, length).Select(i => (float)(row + i))];
}
