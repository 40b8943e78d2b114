using CsCheck;
using FourPixel.Net.Data;
using FourPixel.Net.Scaling;
using FourPixel.Net.Scoring;
using FourPixel.Net.Training;

namespace FourPixel.Net.Tests.Training;

public class ColumnGroupingTests
{
    private const int Columns = 40;

    /// <summary>Rows, each of some columns.</summary>
    private static readonly Gen<int[][]> _rows = Gen.Int[0, Columns - 1].HashSet[0, 12].Select(columns => columns.Order().ToArray()).Array[0, 30];

    [Fact]
    public void Group_AnyRows_GivesEachColumnItsRowsAscending()
    {
        // One after the other: nothing of the rows before may be left.
        _rows.Array[1, 4].Sample(batches =>
        {
            var grouping = new ColumnGrouping(Columns);
            var groups = new SparseRows(1);
            foreach (int[][] rows in batches)
            {
                grouping.Group(ToSparse(rows), rows.Length, groups);
                grouping.Columns.ToArray().Should().Equal(rows.SelectMany(columns => columns).Distinct(), "they come as they are met");
                for (int i = 0; i < grouping.Columns.Length; i++)
                {
                    int column = grouping.Columns[i];
                    int[] having = [.. Enumerable.Range(0, rows.Length).Where(row => rows[row].Contains(column))];
                    groups.ColumnsOf(i).ToArray().Should().Equal(having);
                    groups.ValuesOf(i).ToArray().Should().Equal(having.Select(row => Value(row, column)));
                }
            }
        }, iter: 300);
    }

    [Fact]
    public void Group_FewerRowsThanThereAre_LeavesTheRestOut()
    {
        var grouping = new ColumnGrouping(Columns);
        grouping.Group(ToSparse([[5], [5, 6], [7]]), 1, new SparseRows(1));
        grouping.Columns.ToArray().Should().Equal(5);
    }

    [Fact]
    public void Group_ColumnsThatAlwaysCome_ComeFirstWithTheRowsThatHaveThem()
    {
        var grouping = new ColumnGrouping(Columns, (int[])[9, 6]);
        var groups = new SparseRows(1);
        for (int time = 0; time < 2; time++)
        {
            grouping.Group(ToSparse([[5], [5, 6], [7]]), 3, groups);
            grouping.Columns.ToArray().Should().Equal(9, 6, 5, 7);
            groups.ColumnsOf(0).ToArray().Should().BeEmpty();
            groups.ColumnsOf(1).ToArray().Should().Equal(1);
        }
    }

    private static float Value(int row, int column) => (100 * row) + column + 1;

    private static SparseRows ToSparse(int[][] rows)
    {
        var sparse = new SparseRows(1);
        foreach (int[] columns in rows)
            sparse.Add(columns.Length);
        for (int row = 0; row < rows.Length; row++)
            sparse.Set(row, new InputRow(rows[row], [.. rows[row].Select(column => Value(row, column))]), RowEncoder.ListOnly(null, Columns));
        return sparse;
    }
}
