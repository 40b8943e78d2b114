using System.Runtime.Intrinsics.X86;

namespace FourPixel.Net.Numerics;

/// <summary>Masked loads and stores lane by lane, for machines without such instructions.</summary>
internal static unsafe class MaskedMemory
{
    public static bool IsNeeded => !Avx.IsSupported;

    public static TLane Load<TLane>(float* source, TLane mask) where TLane : struct, ILane<TLane>
    {
        float* lanes = stackalloc float[TLane.Count];
        TLane.Store(mask, lanes);
        for (int i = 0; i < TLane.Count; i++)
            lanes[i] = IsSet(lanes[i]) ? source[i] : 0f;
        return TLane.Load(lanes);
    }

    public static void Store<TLane>(TLane value, float* destination, TLane mask) where TLane : struct, ILane<TLane>
    {
        float* lanes = stackalloc float[2 * TLane.Count];
        TLane.Store(value, lanes);
        TLane.Store(mask, lanes + TLane.Count);
        for (int i = 0; i < TLane.Count; i++)
        {
            if (IsSet(lanes[TLane.Count + i]))
                destination[i] = lanes[i];
        }
    }

    private static bool IsSet(float lane) => BitConverter.SingleToInt32Bits(lane) != 0;
}
