using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FourPixel.Net.Numerics;

/// <summary>16 floats: 512 bits.</summary>
internal unsafe struct Lane512(Vector512<float> value) : ILane<Lane512>
{
    private Vector512<float> _value = value;

    /// <remarks>
    /// AVX-512 by itself: Vector512.IsHardwareAccelerated is false on some of its processors, but not in code compiled ahead of time,
    /// so the width would change when the runtime compiles that code again.
    /// </remarks>
    public static bool IsSupported => Avx512F.IsSupported;

    public static int Count => Vector512<float>.Count;

    public static int Registers => Avx512F.IsSupported ? 32 : 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Lane512(float value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 operator +(Lane512 left, Lane512 right) => new(left._value + right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 operator -(Lane512 left, Lane512 right) => new(left._value - right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 operator *(Lane512 left, Lane512 right) => new(left._value * right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 operator /(Lane512 left, Lane512 right) => new(left._value / right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 operator -(Lane512 value) => new(-value._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 Load(float* source) => new(*(Vector512<float>*)source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lane512 value, float* destination) => *(Vector512<float>*)destination = value._value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 First(int count) =>
        new(Vector512.LessThan(Vector512<float>.Indices, Vector512.Create((float)count)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 Load(float* source, Lane512 mask) =>
        Avx512F.IsSupported
            ? new(Avx512F.MaskLoad(source, mask._value, Vector512<float>.Zero))
            : MaskedMemory.Load(source, mask);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lane512 value, float* destination, Lane512 mask)
    {
        if (Avx512F.IsSupported)
            Avx512F.MaskStore(destination, mask._value, value._value);
        else
            MaskedMemory.Store(value, destination, mask);
    }

    /// <remarks>Uses the instruction if there is one: MultiplyAddEstimate can't be compiled ahead of time.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 MultiplyAdd(Lane512 a, Lane512 b, Lane512 c) =>
        Avx512F.IsSupported
            ? new(Avx512F.FusedMultiplyAdd(a._value, b._value, c._value))
            : new(Vector512.MultiplyAddEstimate(a._value, b._value, c._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(Lane512 a, Lane512 b, ref Lane512 sum) =>
        sum._value = Avx512F.IsSupported
            ? Avx512F.FusedMultiplyAdd(a._value, b._value, sum._value)
            : Vector512.MultiplyAddEstimate(a._value, b._value, sum._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(float* a, Lane512 b, ref Lane512 sum) =>
        sum._value = Avx512F.IsSupported
            ? Avx512F.FusedMultiplyAdd(Vector512.Create(*a), b._value, sum._value)
            : Vector512.MultiplyAddEstimate(Vector512.Create(*a), b._value, sum._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 Abs(Lane512 value) => new(Vector512.Abs(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 Max(Lane512 a, Lane512 b) => new(Vector512.Max(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 Min(Lane512 a, Lane512 b) => new(Vector512.Min(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 Sqrt(Lane512 value) => new(Vector512.Sqrt(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 Exp(Lane512 value) => LaneExp.Of(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 PowerOfTwo(Lane512 exponent) =>
        new(((exponent._value + Vector512.Create(LaneScalar.ExponentShift)).AsInt32() << LaneScalar.ExponentBit).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 Log(Lane512 value) => new(Vector512.Log(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 CopySign(Lane512 magnitude, Lane512 sign) =>
        new(Vector512.ConditionalSelect(Vector512.Create(-0f), sign._value, magnitude._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 GreaterThan(Lane512 a, Lane512 b) => new(Vector512.GreaterThan(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 Select(Lane512 mask, Lane512 whenTrue, Lane512 whenFalse) =>
        new(Vector512.ConditionalSelect(mask._value, whenTrue._value, whenFalse._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Lane512 value) => Vector512.Sum(value._value);
}
