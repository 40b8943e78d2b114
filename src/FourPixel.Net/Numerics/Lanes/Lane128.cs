using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace FourPixel.Net.Numerics;

/// <summary>4 floats: 128 bits.</summary>
internal unsafe struct Lane128(Vector128<float> value) : ILane<Lane128>
{
    private Vector128<float> _value = value;

    public static bool IsSupported => Vector128.IsHardwareAccelerated;

    public static int Count => Vector128<float>.Count;

    public static int Registers => Avx512F.VL.IsSupported || AdvSimd.Arm64.IsSupported ? 32 : 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Lane128(float value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 operator +(Lane128 left, Lane128 right) => new(left._value + right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 operator -(Lane128 left, Lane128 right) => new(left._value - right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 operator *(Lane128 left, Lane128 right) => new(left._value * right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 operator /(Lane128 left, Lane128 right) => new(left._value / right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 operator -(Lane128 value) => new(-value._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 Load(float* source) => new(*(Vector128<float>*)source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lane128 value, float* destination) => *(Vector128<float>*)destination = value._value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 First(int count) =>
        new(Vector128.LessThan(Vector128<float>.Indices, Vector128.Create((float)count)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 Load(float* source, Lane128 mask) =>
        Avx.IsSupported ? new(Avx.MaskLoad(source, mask._value)) : MaskedMemory.Load(source, mask);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lane128 value, float* destination, Lane128 mask)
    {
        if (Avx.IsSupported)
            Avx.MaskStore(destination, mask._value, value._value);
        else
            MaskedMemory.Store(value, destination, mask);
    }

    /// <remarks>Uses the instruction if there is one: MultiplyAddEstimate can't be compiled ahead of time.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 MultiplyAdd(Lane128 a, Lane128 b, Lane128 c) =>
        Fma.IsSupported ? new(Fma.MultiplyAdd(a._value, b._value, c._value))
            : AdvSimd.IsSupported ? new(AdvSimd.FusedMultiplyAdd(c._value, a._value, b._value))
            : new(Vector128.MultiplyAddEstimate(a._value, b._value, c._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(Lane128 a, Lane128 b, ref Lane128 sum) =>
        sum._value = Fma.IsSupported ? Fma.MultiplyAdd(a._value, b._value, sum._value)
            : AdvSimd.IsSupported ? AdvSimd.FusedMultiplyAdd(sum._value, a._value, b._value)
            : Vector128.MultiplyAddEstimate(a._value, b._value, sum._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(float* a, Lane128 b, ref Lane128 sum) =>
        sum._value = Fma.IsSupported ? Fma.MultiplyAdd(Vector128.Create(*a), b._value, sum._value)
            : AdvSimd.IsSupported ? AdvSimd.FusedMultiplyAdd(sum._value, Vector128.Create(*a), b._value)
            : Vector128.MultiplyAddEstimate(Vector128.Create(*a), b._value, sum._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 Abs(Lane128 value) => new(Vector128.Abs(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 Max(Lane128 a, Lane128 b) => new(Vector128.Max(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 Min(Lane128 a, Lane128 b) => new(Vector128.Min(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 Sqrt(Lane128 value) => new(Vector128.Sqrt(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 Exp(Lane128 value) => LaneExp.Of(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 PowerOfTwo(Lane128 exponent) =>
        new(((exponent._value + Vector128.Create(LaneScalar.ExponentShift)).AsInt32() << LaneScalar.ExponentBit).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 Log(Lane128 value) => new(Vector128.Log(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 CopySign(Lane128 magnitude, Lane128 sign) =>
        new(Vector128.ConditionalSelect(Vector128.Create(-0f), sign._value, magnitude._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 GreaterThan(Lane128 a, Lane128 b) => new(Vector128.GreaterThan(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 Select(Lane128 mask, Lane128 whenTrue, Lane128 whenFalse) =>
        new(Vector128.ConditionalSelect(mask._value, whenTrue._value, whenFalse._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Lane128 value) => Vector128.Sum(value._value);
}
