using System.Runtime;
using System.Runtime.CompilerServices;

namespace FourPixel.Net.Numerics;

/// <summary>
/// Whether the library contains machine code for registers of this kind (ReadyToRun). If so, kernels use it immediately, and
/// the runtime optimizes them further in the background. If not, because it was compiled for a different processor or not at all,
/// kernels are fully optimized when they are first called: otherwise they would start unoptimized, which is far slower.
/// </summary>
internal static unsafe class Precompiled<TLane> where TLane : struct, ILane<TLane>
{
    public static readonly bool Kernels = RunsWithoutCompiler();

    private static bool RunsWithoutCompiler()
    {
        float* values = stackalloc float[16];
        _ = CompiledMethods();
        long before = CompiledMethods();
        Probe(values, TLane.Registers);
        return CompiledMethods() == before;
    }

    private static long CompiledMethods() => JitInfo.GetCompiledMethodCount(currentThread: true);

    /// <summary>Like a kernel, this method depends on the registers, their number, and the multiply-add instructions.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Probe(float* values, int registers)
    {
        TLane sum = 0f;
        for (int i = TLane.Registers; i <= registers; i++)
            TLane.AddProduct(values, TLane.Load(values), ref sum);
        TLane.Store(sum, values);
    }
}
