using System.Runtime;
using System.Runtime.CompilerServices;

namespace FourPixel.Net.Numerics;

/// <summary>
/// Whether machine code for registers of this kind came with the library (ReadyToRun). If it did, kernels run it at once, and
/// the runtime optimizes them further in the background. If it did not, for it was made for another processor or not at all,
/// kernels are marked to be optimized when they are first called: they would begin unoptimized, which is far slower.
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

    /// <summary>Like a kernel, it depends on the registers, their number, and the instructions that multiply and add.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Probe(float* values, int registers)
    {
        TLane sum = 0f;
        for (int i = TLane.Registers; i <= registers; i++)
            sum = TLane.MultiplyAdd(values, TLane.Load(values), sum);
        TLane.Store(sum, values);
    }
}
