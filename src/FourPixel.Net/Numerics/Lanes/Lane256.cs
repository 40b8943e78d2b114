using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FourPixel.Net.Numerics;

/// <summary>8 floats: 256 bits.</summary>
internal unsafe struct Lane256(Vector256<float> value) : ILane<Lane256>
{
    private Vector256<float> _value = value;

    public static bool IsSupported => Vector256.IsHardwareAccelerated;

    public static int Count => Vector256<float>.Count;

    public static int Registers => Avx512F.VL.IsSupported ? 32 : 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Lane256(float value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 operator +(Lane256 left, Lane256 right) => new(left._value + right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 operator -(Lane256 left, Lane256 right) => new(left._value - right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 operator *(Lane256 left, Lane256 right) => new(left._value * right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 operator /(Lane256 left, Lane256 right) => new(left._value / right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 operator -(Lane256 value) => new(-value._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 Load(float* source) => new(*(Vector256<float>*)source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lane256 value, float* destination) => *(Vector256<float>*)destination = value._value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 First(int count) =>
        new(Vector256.LessThan(Vector256<float>.Indices, Vector256.Create((float)count)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 Load(float* source, Lane256 mask) =>
        Avx.IsSupported ? new(Avx.MaskLoad(source, mask._value)) : MaskedMemory.Load(source, mask);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lane256 value, float* destination, Lane256 mask)
    {
        if (Avx.IsSupported)
            Avx.MaskStore(destination, mask._value, value._value);
        else
            MaskedMemory.Store(value, destination, mask);
    }

    /// <remarks>Uses the instruction if there is one: MultiplyAddEstimate can't be compiled ahead of time.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 MultiplyAdd(Lane256 a, Lane256 b, Lane256 c) =>
        Fma.IsSupported
            ? new(Fma.MultiplyAdd(a._value, b._value, c._value))
            : new(Vector256.MultiplyAddEstimate(a._value, b._value, c._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(Lane256 a, Lane256 b, ref Lane256 sum) =>
        sum._value = Fma.IsSupported
            ? Fma.MultiplyAdd(a._value, b._value, sum._value)
            : Vector256.MultiplyAddEstimate(a._value, b._value, sum._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(float* a, Lane256 b, ref Lane256 sum) =>
        sum._value = Fma.IsSupported
            ? Fma.MultiplyAdd(Vector256.Create(*a), b._value, sum._value)
            : Vector256.MultiplyAddEstimate(Vector256.Create(*a), b._value, sum._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 Abs(Lane256 value) => new(Vector256.Abs(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 Max(Lane256 a, Lane256 b) => new(Vector256.Max(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 Min(Lane256 a, Lane256 b) => new(Vector256.Min(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 Sqrt(Lane256 value) => new(Vector256.Sqrt(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 Exp(Lane256 value) => LaneExp.Of(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 PowerOfTwo(Lane256 exponent) =>
        new(((exponent._value + Vector256.Create(LaneScalar.ExponentShift)).AsInt32() << LaneScalar.ExponentBit).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 Log(Lane256 value) => new(Vector256.Log(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 CopySign(Lane256 magnitude, Lane256 sign) =>
        new(Vector256.ConditionalSelect(Vector256.Create(-0f), sign._value, magnitude._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 GreaterThan(Lane256 a, Lane256 b) => new(Vector256.GreaterThan(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 Select(Lane256 mask, Lane256 whenTrue, Lane256 whenFalse) =>
        new(Vector256.ConditionalSelect(mask._value, whenTrue._value, whenFalse._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Lane256 value) => Vector256.Sum(value._value);
}
