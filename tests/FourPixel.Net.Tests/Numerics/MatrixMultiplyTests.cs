using FourPixel.Net.Numerics;

namespace FourPixel.Net.Tests.Numerics;

/// <summary>The product through its door, which picks the register width.</summary>
public class MatrixMultiplyTests
{
    [Fact]
    public void Product_OfLayerShapes_IsTheSumOfProducts()
    {
        using var team = new ThreadTeam(2);
        int[] widths = [1, 2, 3, 4, 5, 7, 8, 9, 10, 16, 17, 33, 100];
        foreach (int batch in (int[])[1, 4, 33, 64])
            foreach (int inputs in widths)
                foreach (int outputs in widths)
                {
                    using GuardedMatrix x = GuardedMatrix.Random(batch, inputs, 1);
                    using GuardedMatrix w = GuardedMatrix.Random(inputs, outputs, 2);
                    using GuardedMatrix dy = GuardedMatrix.Random(batch, outputs, 3);
                    Check(x.View, w.View, team);
                    Check(x.View.Transposed, dy.View, team);
                    Check(dy.View, w.View.Transposed, team);
                }
    }

    [Fact]
    public void Orientation_NarrowOrFlatProducts_AreTransposed()
    {
        using GuardedMatrix x = GuardedMatrix.Random(128, 784, 1), w = GuardedMatrix.Random(784, 64, 2);
        using GuardedMatrix dy = GuardedMatrix.Random(128, 10, 3), flat = GuardedMatrix.Random(32, 64, 4);

        Orientation.PrefersTransposed(x.View.Transposed, dy.View).Should().BeTrue("10 columns leave lanes empty");
        Orientation.PrefersTransposed(flat.View, w.View.Transposed).Should().BeTrue("32 rows take fewer copies than the weights");
        Orientation.PrefersTransposed(x.View, w.View).Should().BeFalse();
        Orientation.PrefersTransposed(x.View.Transposed, x.View).Should().BeFalse();
    }

    [Theory]
    [InlineData(1, 130)]
    [InlineData(2, 64)]
    [InlineData(10, 128)]
    [InlineData(12, 203)]
    public void Product_Transposed_HasTheSameBitsAndEpilogue(int columns, int rows)
    {
        using GuardedMatrix x = GuardedMatrix.Random(120, rows, 1), dy = GuardedMatrix.Random(120, columns, 2);
        using GuardedMatrix product = new(rows, columns), expected = new(rows, columns);
        using var team = new ThreadTeam(2);
        Orientation.PrefersTransposed(x.View.Transposed, dy.View).Should().BeTrue();

        MatrixMultiply.Multiply(x.View.Transposed, dy.View, product.View, new AddColumn(), team);
        Gemm<Lane128>.Multiply(x.View.Transposed, dy.View, expected.View, new AddColumn(), team);

        product.ShouldBeUntouchedBeside();
        for (int row = 0; row < rows; row++)
            for (int column = 0; column < columns; column++)
                product[row, column].Should().Be(expected[row, column]);
    }

    private readonly unsafe struct AddColumn : IEpilogue
    {
        public void Apply(Matrix product, int row, int rows, int column, int columns)
        {
            for (int i = row; i < row + rows; i++)
                for (int j = column; j < column + columns; j++)
                    product.Data[(i * product.RowStride) + j] += j + 1;
        }
    }

    private static void Check(Matrix a, Matrix b, ThreadTeam team)
    {
        using var product = new GuardedMatrix(a.Rows, b.Columns);
        MatrixMultiply.Multiply(a, b, product.View, new NoEpilogue(), team);
        NaiveMultiply.ShouldBeTheProduct(product, a, b);
    }
}
