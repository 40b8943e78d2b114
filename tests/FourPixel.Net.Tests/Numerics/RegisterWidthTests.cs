using FourPixel.Net.Numerics;

namespace FourPixel.Net.Tests.Numerics;

/// <summary>
/// The numerics on the machines that this one can pretend to be: processes in which the runtime uses no AVX-512, no
/// AVX2, or no SIMD at all.
/// </summary>
public class RegisterWidthTests
{
    public static TheoryData<string, int> Settings => new()
    {
        { "DOTNET_EnableAVX512", 256 },
        { "DOTNET_EnableAVX2", 128 },
        { "DOTNET_EnableHWIntrinsic", 0 },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public void Numerics_InAProcessWithNarrowerRegisters_AreRight(string setting, int bits)
    {
        int expected = Math.Min(bits, WidestAccelerated);
        ChildProcess.Run(CheckNumerics, $"{expected}", (setting, "0"));
    }

    [Fact]
    public void Width_InAProcessWhoseRuntimePrefersNarrowerRegisters_IsTheSame() =>
        ChildProcess.Run(CheckWidth, $"{MatrixMultiply.LaneOf(int.MaxValue)}", ("DOTNET_ReadyToRun", "0"), ("DOTNET_PreferredVectorBitWidth", "256"));

    private static void CheckWidth(string expectedLanes) => MatrixMultiply.LaneOf(int.MaxValue).Should().Be(int.Parse(expectedLanes));

    private static int WidestAccelerated =>
        Lane512.IsSupported ? 512
        : Lane256.IsSupported ? 256
        : Lane128.IsSupported ? 128
        : 0;

    private static void CheckNumerics(string expectedBits)
    {
        WidestAccelerated.Should().Be(int.Parse(expectedBits), "else this process shows nothing");
        new MatrixMultiplyTests().Product_OfLayerShapes_IsTheSumOfProducts();
        new ElementwiseTests().Run_OfAnyRange_AppliesToEachElementOnce();
        foreach (int bits in (int[])[512, 256, 128, 32])
        {
            var lanes = new LaneTests();
            lanes.Arithmetic_OnAnyValues_IsThatOfSingleFloats(bits);
            lanes.Comparison_OnAnyValues_IsThatOfSingleFloats(bits);
            lanes.ExpAndLog_OnAnyValues_AreWithinRoundingOfSingleFloats(bits);
            lanes.MultiplyAdd_OnFiniteValues_IsTheSumOfAProduct(bits);
            lanes.SubnormalsToZero_OnAnyValues_LeavesNormalNumbersAndNaN(bits);
            lanes.Sum_OfARegister_AddsAllLanes(bits);
            lanes.MaskedMemory_BesideTheMask_IsNeitherReadNorWritten(bits);
        }
        var gemm = new GemmTests();
        foreach (string form in (string[])["AB", "AtB", "ABt"])
            gemm.Product_AroundBlockBoundaries_IsTheSumOfProducts(Math.Max(WidestAccelerated, 32), form);
    }
}
