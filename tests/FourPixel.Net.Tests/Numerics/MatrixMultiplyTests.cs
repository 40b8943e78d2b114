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

    private static void Check(Matrix a, Matrix b, ThreadTeam team)
    {
        using var product = new GuardedMatrix(a.Rows, b.Columns);
        MatrixMultiply.Multiply(a, b, product.View, new NoEpilogue(), team);
        NaiveMultiply.ShouldBeTheProduct(product, a, b);
    }
}
