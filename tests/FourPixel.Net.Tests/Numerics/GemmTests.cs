using FourPixel.Net.Numerics;

namespace FourPixel.Net.Tests.Numerics;

/// <summary>
/// The product in every register width, whatever the machine has, against the product by its definition.
/// </summary>
public unsafe class GemmTests
{
    public static TheoryData<int> Widths => [512, 256, 128, 32];

    public static TheoryData<int, string> WidthsAndForms
    {
        get
        {
            var cases = new TheoryData<int, string>();
            foreach (int bits in (int[])[512, 256, 128, 32])
                foreach (string form in (string[])["AB", "AtB", "ABt"])
                    cases.Add(bits, form);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(WidthsAndForms))]
    public void Product_OfAllSmallShapes_IsTheSumOfProducts(int bits, string form)
    {
        using var team = new ThreadTeam(1);
        for (int m = 0; m <= 17; m++)
            for (int n = 0; n <= 17; n++)
                for (int k = 0; k <= 17; k++)
                    Check(bits, form, m, n, k, team);
    }

    [Theory]
    [MemberData(nameof(WidthsAndForms))]
    public void Product_AroundBlockBoundaries_IsTheSumOfProducts(int bits, string form)
    {
        using var team = new ThreadTeam(2);
        Sizes sizes = SizesOf(bits);
        foreach (int m in Around(sizes.Mr, sizes.Mc, Gemm<LaneScalar>.RowsThatReadInPlace))
            foreach (int n in Around(sizes.Nr, sizes.Nr + sizes.Nr / 3, 2 * sizes.Nr))
                Check(bits, form, m, n, 5, team);
        foreach (int k in Around(sizes.Kc, 2 * sizes.Kc))
            Check(bits, form, sizes.Mr + 1, sizes.Nr + 1, k, team);
        foreach (int n in Around(sizes.Nc))
            Check(bits, form, sizes.Mc + 1, n, 3, team);
        Check(bits, form, sizes.Mr + 1, sizes.Nc + 1, sizes.Kc + 1, team);
    }

    [Theory]
    [MemberData(nameof(WidthsAndForms))]
    public void Product_OfMatricesInManyThreads_IsBitIdentical(int bits, string form)
    {
        const int m = 203, n = 150, k = 1100;
        using GuardedMatrix storedA = form == "AtB" ? GuardedMatrix.Random(k, m, 1) : GuardedMatrix.Random(m, k, 1);
        using GuardedMatrix storedB = form == "ABt" ? GuardedMatrix.Random(n, k, 2) : GuardedMatrix.Random(k, n, 2);
        Matrix a = form == "AtB" ? storedA.View.Transposed : storedA.View;
        Matrix b = form == "ABt" ? storedB.View.Transposed : storedB.View;
        using var alone = new GuardedMatrix(m, n);
        using (var team = new ThreadTeam(1))
            Multiply(bits, a, b, alone.View, new NoEpilogue(), team);

        foreach (int threads in (int[])[2, 3])
        {
            using var together = new GuardedMatrix(m, n);
            using var team = new ThreadTeam(threads);
            Multiply(bits, a, b, together.View, new NoEpilogue(), team);
            for (int row = 0; row < m; row++)
                for (int column = 0; column < n; column++)
                {
                    (float one, float many) = (alone[row, column], together[row, column]);
                    if (BitConverter.SingleToInt32Bits(one) != BitConverter.SingleToInt32Bits(many))
                        Assert.Fail($"({row}, {column}) is {many} in {threads} threads and {one} in one.");
                }
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Product_OfMatricesWithBothStrides_IsTheSumOfProducts(int bits)
    {
        using var team = new ThreadTeam(1);
        foreach (int size in (int[])[1, 5, 40, 70])
        {
            using GuardedMatrix storedA = GuardedMatrix.Random(2 * size, 3 * size, 1);
            using GuardedMatrix storedB = GuardedMatrix.Random(2 * size, 3 * size, 2);
            var a = new Matrix(storedA.View.Data, size, size, 2 * storedA.View.RowStride, 3);
            var b = new Matrix(storedB.View.Data, size, size, 2 * storedB.View.RowStride, 3);
            using var product = new GuardedMatrix(size, size);
            Multiply(bits, a, b, product.View, new NoEpilogue(), team);
            NaiveMultiply.ShouldBeTheProduct(product, a, b);
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Product_WithInfinityAndNaN_PassesThemOn(int bits)
    {
        using var team = new ThreadTeam(1);
        float[] rows = [float.PositiveInfinity, float.NaN, 1];
        using var a = new GuardedMatrix(3, 2, 3, (row, _) => rows[row]);
        using var b = new GuardedMatrix(2, 3, 3, (_, column) => column == 0 ? 0 : 1);
        using var product = new GuardedMatrix(3, 3);
        Multiply(bits, a.View, b.View, product.View, new NoEpilogue(), team);

        product[0, 0].Should().Be(float.NaN);
        product[0, 1].Should().Be(float.PositiveInfinity);
        product[1, 0].Should().Be(float.NaN);
        product[1, 2].Should().Be(float.NaN);
        product[2, 0].Should().Be(0);
        product[2, 1].Should().Be(2);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Epilogue_OfAnyProduct_CoversEachFinishedElementOnce(int bits)
    {
        using var team = new ThreadTeam(3);
        Sizes sizes = SizesOf(bits);
        (int M, int N, int K)[] shapes =
        [
            (1, 1, 0), (0, 3, 1), (3, 0, 1), (5, 7, 3), (130, 100, 9),
            (70, 10, sizes.Kc + 1), (2 * sizes.Mc + 3, 5, 2), (3, sizes.Nc + 5, 2),
        ];
        foreach ((int m, int n, int k) in shapes)
        {
            using var a = new GuardedMatrix(m, k, 3, (_, _) => 1);
            using var b = new GuardedMatrix(k, n, 3, (_, _) => 1);
            using var product = new GuardedMatrix(m, n);
            Multiply(bits, a.View, b.View, product.View, new AddOneHalf(), team);
            product.ShouldBeUntouchedBeside();
            for (int row = 0; row < m; row++)
                for (int column = 0; column < n; column++)
                    product[row, column].Should().Be(k + 0.5f);
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Product_OnceWarm_AllocatesNothing(int bits)
    {
        using var team = new ThreadTeam(1);
        using GuardedMatrix a = GuardedMatrix.Random(100, 100, 1), b = GuardedMatrix.Random(100, 100, 2);
        using var product = new GuardedMatrix(100, 100);
        MultiplyAllForms();
        long before = GC.GetAllocatedBytesForCurrentThread();
        MultiplyAllForms();
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);

        void MultiplyAllForms()
        {
            Multiply(bits, a.View, b.View, product.View, new NoEpilogue(), team);
            Multiply(bits, a.View.Transposed, b.View, product.View, new NoEpilogue(), team);
            Multiply(bits, a.View, b.View.Transposed, product.View, new NoEpilogue(), team);
        }
    }

    private static IEnumerable<int> Around(params int[] boundaries) =>
        boundaries.SelectMany(boundary => (int[])[boundary - 1, boundary, boundary + 1]);

    private static void Check(int bits, string form, int m, int n, int k, ThreadTeam team)
    {
        using GuardedMatrix storedA = form == "AtB" ? GuardedMatrix.Random(k, m, 1) : GuardedMatrix.Random(m, k, 1);
        using GuardedMatrix storedB = form == "ABt" ? GuardedMatrix.Random(n, k, 2) : GuardedMatrix.Random(k, n, 2);
        using var product = new GuardedMatrix(m, n);
        Matrix a = form == "AtB" ? storedA.View.Transposed : storedA.View;
        Matrix b = form == "ABt" ? storedB.View.Transposed : storedB.View;

        Multiply(bits, a, b, product.View, new NoEpilogue(), team);

        NaiveMultiply.ShouldBeTheProduct(product, a, b);
    }

    private static void Multiply<TEpilogue>(
        int bits, Matrix a, Matrix b, Matrix product, TEpilogue epilogue, ThreadTeam team)
        where TEpilogue : struct, IEpilogue
    {
        switch (bits)
        {
            case 512: Gemm<Lane512>.Multiply(a, b, product, epilogue, team); break;
            case 256: Gemm<Lane256>.Multiply(a, b, product, epilogue, team); break;
            case 128: Gemm<Lane128>.Multiply(a, b, product, epilogue, team); break;
            case 32: Gemm<LaneScalar>.Multiply(a, b, product, epilogue, team); break;
        }
    }

    private static Sizes SizesOf(int bits) => bits switch
    {
        512 => Sizes.Of<Lane512>(),
        256 => Sizes.Of<Lane256>(),
        128 => Sizes.Of<Lane128>(),
        _ => Sizes.Of<LaneScalar>(),
    };

    private readonly struct AddOneHalf : IEpilogue
    {
        public void Apply(Matrix product, int row, int rows, int column, int columns)
        {
            for (int i = row; i < row + rows; i++)
                for (int j = column; j < column + columns; j++)
                    product.Data[i * product.RowStride + j] += 0.5f;
        }
    }

    private sealed record Sizes(int Mr, int Nr, int Mc, int Nc, int Kc)
    {
        public static Sizes Of<TLane>() where TLane : struct, ILane<TLane> => new(
            Blocking<TLane>.Mr, Blocking<TLane>.Nr, Blocking<TLane>.Mc, Blocking<TLane>.Nc, Blocking<TLane>.Kc);
    }
}
