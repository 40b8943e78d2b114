using FourPixel.Net.Data;
using FourPixel.Net.Scoring;

namespace FourPixel.Net.Tests.Scoring;

public unsafe class SparseRowsTests
{
    [Fact]
    public void Set_MoreRowsThanExpected_KeepsEachInAscendingMemory()
    {
        var rows = new SparseRows(2);
        for (int time = 0; time < 2; time++)
        {
            rows.Clear();
            for (int row = 0; row < 100; row++)
                rows.Add(row + 5);
            for (int row = 99; row >= 0; row--)
                rows.Set(row, new InputRow([.. Enumerable.Range(time, row)], [.. Enumerable.Repeat((float)row, row)]), scaler: null);

            for (int row = 0; row < 100; row++)
            {
                rows.ColumnsOf(row).ToArray().Should().Equal(Enumerable.Range(time, row));
                rows.ValuesOf(row).ToArray().Should().Equal(Enumerable.Repeat((float)row, row));
            }
        }
    }

    [Fact]
    public void Append_ValueByValue_FillsARow()
    {
        var rows = new SparseRows(1);
        rows.Add(2);
        rows.Add(1);
        rows.Append(1, 7, 70);
        rows.Append(0, 3, 30);
        rows.Append(0, 5, 50);

        SparseRow first = rows[0];
        first.Count.Should().Be(2);
        (first.Column(0), *first.Value(0), first.Column(1), *first.Value(1)).Should().Be((3, 30, 5, 50));
        rows.ColumnsOf(1).ToArray().Should().Equal(7);
        rows.ValuesOf(1).ToArray().Should().Equal(70);
    }

    [Fact]
    public void Set_WithScaler_WritesShiftedColumnsOutWithinTheRoomOfTheRow()
    {
        var rows = new SparseRows(1);
        rows.Add(1 + 2);
        rows.Set(0, new InputRow([1], [6]), new InputScaler([4, 2, 0, 0, 5], [1, 0.5f, 3, 0, 2]));

        rows.ColumnsOf(0).ToArray().Should().Equal(0, 1, 4);
        rows.ValuesOf(0).ToArray().Should().Equal(-4, 2, -10);
    }
}
