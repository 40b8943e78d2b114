using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace FourPixel.Net.Numerics;

/// <summary>One float: the plain code that runs where there is no SIMD, and over the last elements of every array.</summary>
internal unsafe struct LaneScalar(float value) : ILane<LaneScalar>
{
    /// <summary>Adding this to an integer n from -126 to 127 puts the exponent of 2^n into the last bits.</summary>
    public const float ExponentShift = (3 << 22) + 127;

    /// <summary>The first bit of a float's exponent.</summary>
    public const int ExponentBit = 23;

    private static readonly float _allOnes = BitConverter.Int32BitsToSingle(-1);

    private float _value = value;

    public static bool IsSupported => true;

    public static int Count => 1;

    public static int Registers => Lane128.Registers;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator LaneScalar(float value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar operator +(LaneScalar left, LaneScalar right) => new(left._value + right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar operator -(LaneScalar left, LaneScalar right) => new(left._value - right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar operator *(LaneScalar left, LaneScalar right) => new(left._value * right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar operator /(LaneScalar left, LaneScalar right) => new(left._value / right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar operator -(LaneScalar value) => new(-value._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar Load(float* source) => new(*source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(LaneScalar value, float* destination) => *destination = value._value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar First(int count) => new(count > 0 ? _allOnes : 0f);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar Load(float* source, LaneScalar mask) => IsSet(mask) ? Load(source) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(LaneScalar value, float* destination, LaneScalar mask)
    {
        if (IsSet(mask))
            Store(value, destination);
    }

    /// <remarks>Uses the instruction if there is one: MultiplyAddEstimate can't be compiled ahead of time.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar MultiplyAdd(LaneScalar a, LaneScalar b, LaneScalar c) =>
        Fma.IsSupported || AdvSimd.IsSupported
            ? new(MathF.FusedMultiplyAdd(a._value, b._value, c._value))
            : new(float.MultiplyAddEstimate(a._value, b._value, c._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(LaneScalar a, LaneScalar b, ref LaneScalar sum) =>
        sum._value = Fma.IsSupported || AdvSimd.IsSupported
            ? MathF.FusedMultiplyAdd(a._value, b._value, sum._value)
            : float.MultiplyAddEstimate(a._value, b._value, sum._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(float* a, LaneScalar b, ref LaneScalar sum) =>
        sum._value = Fma.IsSupported || AdvSimd.IsSupported
            ? MathF.FusedMultiplyAdd(*a, b._value, sum._value)
            : float.MultiplyAddEstimate(*a, b._value, sum._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar Abs(LaneScalar value) => new(MathF.Abs(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar Max(LaneScalar a, LaneScalar b) => new(MathF.Max(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar Min(LaneScalar a, LaneScalar b) => new(MathF.Min(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar Sqrt(LaneScalar value) => new(MathF.Sqrt(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar Exp(LaneScalar value) => LaneExp.Of(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar PowerOfTwo(LaneScalar exponent) =>
        new(BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(exponent._value + ExponentShift) << ExponentBit));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar Log(LaneScalar value) => new(MathF.Log(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar CopySign(LaneScalar magnitude, LaneScalar sign) =>
        new(MathF.CopySign(magnitude._value, sign._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar GreaterThan(LaneScalar a, LaneScalar b) => new(a._value > b._value ? _allOnes : 0f);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar Select(LaneScalar mask, LaneScalar whenTrue, LaneScalar whenFalse) =>
        IsSet(mask) ? whenTrue : whenFalse;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(LaneScalar value) => value._value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsSet(LaneScalar mask) => BitConverter.SingleToInt32Bits(mask._value) != 0;
}
