using FourPixel.Net.Numerics;

namespace FourPixel.Net.Tests.Numerics;

/// <summary>The product in every register width, whatever the machine has, against the product by its definition.</summary>
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
        foreach (int m in Around(sizes.Mr, sizes.RowsPerPart))
        foreach (int n in Around(sizes.Nr, sizes.Nr + sizes.Nr / 3, 2 * sizes.Nr))
            Check(bits, form, m, n, 5, team);
        foreach (int k in Around(sizes.Kc, 2 * sizes.Kc))
            Check(bits, form, sizes.RowsPerPart + 1, sizes.Nr + 1, k, team);
        foreach (int m in Around(sizes.Mc))
            Check(bits, form, m, sizes.Nr + 1, 3, team);
        foreach (int n in Around(sizes.Nc))
            Check(bits, form, sizes.RowsPerPart + 1, n, 3, team);
        Check(bits, form, sizes.Mc + 1, sizes.Nc + 1, 3, team);
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

        product.ShouldBeUntouchedBeside();
        for (int row = 0; row < m; row++)
        for (int column = 0; column < n; column++)
        {
            double expected = NaiveMultiply.Element(a, b, row, column);
            if (!(Math.Abs(product[row, column] - expected) <= 1e-6 * (k + 1)))
                Assert.Fail($"{form}, {m} x {n} x {k}, {bits} bits: ({row}, {column}) is {product[row, column]}, not {expected}.");
        }
    }

    private static void Multiply<TEpilogue>(int bits, Matrix a, Matrix b, Matrix product, TEpilogue epilogue, ThreadTeam team)
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

    private sealed record Sizes(int Mr, int Nr, int RowsPerPart, int Mc, int Nc, int Kc)
    {
        public static Sizes Of<TLane>() where TLane : struct, ILane<TLane> => new(
            Blocking<TLane>.Mr, Blocking<TLane>.Nr, Blocking<TLane>.RowsPerPart,
            Blocking<TLane>.Mc, Blocking<TLane>.Nc, Blocking<TLane>.Kc);
    }
}
