using FourPixel.Net.Data;
using FourPixel.Net.Scaling;
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
                rows.Set(row, new InputRow([.. Enumerable.Range(time, row)], [.. Enumerable.Repeat((float)row, row)]), RowEncoder.ListOnly(null, 200));

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
}
