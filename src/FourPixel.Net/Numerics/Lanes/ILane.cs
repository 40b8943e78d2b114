using System.Numerics;

namespace FourPixel.Net.Numerics;

/// <summary>
/// A SIMD register of floats. Kernels and formulas are written once against this interface and compiled for 512, 256 and
/// 128 bits and for a plain float, so every width can be run and tested on every machine.
/// </summary>
/// <remarks>A mask is a register whose lanes are all ones or all zeros, as returned by comparisons.</remarks>
internal unsafe interface ILane<TSelf> : IAdditionOperators<TSelf, TSelf, TSelf>, ISubtractionOperators<TSelf, TSelf, TSelf>,
    IMultiplyOperators<TSelf, TSelf, TSelf>, IDivisionOperators<TSelf, TSelf, TSelf>, IUnaryNegationOperators<TSelf, TSelf>
    where TSelf : struct, ILane<TSelf>
{
    /// <summary>Whether the processor has such registers.</summary>
    static abstract bool IsSupported { get; }

    /// <summary>The number of floats in a register.</summary>
    static abstract int Count { get; }

    /// <summary>The number of available registers, which limits the size of a register tile.</summary>
    static abstract int Registers { get; }

    /// <summary>The same value in every lane.</summary>
    static abstract implicit operator TSelf(float value);

    static abstract TSelf Load(float* source);

    static abstract void Store(TSelf value, float* destination);

    /// <summary>The mask of the first <paramref name="count"/> lanes.</summary>
    static abstract TSelf First(int count);

    /// <summary>Loads zero if the mask is not set, without reading the memory.</summary>
    static abstract TSelf Load(float* source, TSelf mask);

    /// <summary>Writes memory only if the mask is set.</summary>
    static abstract void Store(TSelf value, float* destination, TSelf mask);

    /// <summary>a * b + c, with a single rounding if the hardware supports it.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>sum = a * b + sum, likewise; in loops, this saves copies from register to register.</summary>
    static abstract void AddProduct(TSelf a, TSelf b, ref TSelf sum);

    /// <summary>sum = a * b + sum with the same a in every lane, which some machines can read directly from memory.</summary>
    static abstract void AddProduct(float* a, TSelf b, ref TSelf sum);

    static abstract TSelf Abs(TSelf value);

    static abstract TSelf Max(TSelf a, TSelf b);

    static abstract TSelf Min(TSelf a, TSelf b);

    static abstract TSelf Sqrt(TSelf value);

    static abstract TSelf Exp(TSelf value);

    /// <summary>2 to the power of whole numbers from -126 to 127.</summary>
    static abstract TSelf PowerOfTwo(TSelf exponent);

    static abstract TSelf Log(TSelf value);

    /// <summary>The magnitude of one register with the sign of the other.</summary>
    static abstract TSelf CopySign(TSelf magnitude, TSelf sign);

    static abstract TSelf GreaterThan(TSelf a, TSelf b);

    /// <summary>Lane by lane, <paramref name="whenTrue"/> where the mask is set, else <paramref name="whenFalse"/>.</summary>
    static abstract TSelf Select(TSelf mask, TSelf whenTrue, TSelf whenFalse);

    /// <summary>The sum of all lanes.</summary>
    static abstract float Sum(TSelf value);
}
