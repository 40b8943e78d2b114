using FourPixel.Net.Data;

namespace FourPixel.Net.Tests.Data;

public class RowStoreTests
{
    [Theory]
    [InlineData(1, 600_000)]        // several blocks of 262,144 rows
    [InlineData(3, 200_000)]
    [InlineData(1000, 700)]
    [InlineData(300_000, 3)]        // a row is longer than a block
    public void Add_RowByRow_KeepsEveryRow(int columns, int rows)
    {
        var store = new RowStore(columns);
        for (int row = 0; row < rows; row++)
        {
            Span<float> added = store.Add();
            added[0] = row;
            added[^1] = row;
        }

        store.Rows.Should().Be(rows);
        store.Columns.Should().Be(columns);
        Enumerable.Range(0, rows).Count(row => Holds(store[row], columns, row)).Should().Be(rows);
    }

    private static bool Holds(ReadOnlySpan<float> row, int columns, float value) =>
        row.Length == columns && row[0] == value && row[^1] == value;

    [Fact]
    public void Constructor_ArrayThatIsThere_SharesItsMemory()
    {
        float[] rows = [1, 2, 3, 4, 5, 6];
        var store = new RowStore(rows, 2);
        store[2][1] = 60;

        store.Rows.Should().Be(3);
        rows.Should().Equal(1, 2, 3, 4, 5, 60);
    }
}
