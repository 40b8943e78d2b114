using FourPixel.Net.Numerics;

namespace FourPixel.Net.Tests.Numerics;

/// <summary>Every operation of every register width against the same operation on single floats.</summary>
public unsafe class LaneTests
{
    private static readonly float[] _values =
    [
        0f, -0f, 1f, -1f, 0.5f, -0.5f, 2f, 3.5f, -7.25f, 80f, -80f, 1e-6f, -1e-6f, 12345.678f, 1e30f, -1e30f,
        float.Epsilon, -1.1754942e-38f, 1.17549435e-38f, float.MaxValue, float.MinValue, float.PositiveInfinity, float.NegativeInfinity, float.NaN,
    ];

    public static TheoryData<int> Widths => [512, 256, 128, 32];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Arithmetic_OnAnyValues_IsThatOfSingleFloats(int bits)
    {
        Check(bits, new Add(), (a, b) => a + b);
        Check(bits, new Subtract(), (a, b) => a - b);
        Check(bits, new Multiply(), (a, b) => a * b);
        Check(bits, new Divide(), (a, b) => a / b);
        Check(bits, new Negate(), (a, _) => -a);
        Check(bits, new Abs(), (a, _) => MathF.Abs(a));
        Check(bits, new Sqrt(), (a, _) => MathF.Sqrt(a));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Comparison_OnAnyValues_IsThatOfSingleFloats(int bits)
    {
        Check(bits, new Max(), MathF.Max);
        Check(bits, new Min(), MathF.Min);
        Check(bits, new CopySign(), MathF.CopySign);
        Check(bits, new SelectGreater(), (a, b) => a > b ? a : b);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void ExpAndLog_OnAnyValues_AreWithinRoundingOfSingleFloats(int bits)
    {
        Check(bits, new Exp(), (a, _) => MathF.Exp(a), 3e-7);
        Check(bits, new Log(), (a, _) => MathF.Log(a), 3e-7);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void MultiplyAdd_OnFiniteValues_IsTheSumOfAProduct(int bits)
    {
        Check(bits, new MultiplyAdd(), (a, b) => a * b + b, 1e-6);
        Check(bits, new AddProduct(), (a, b) => a * b + a, 1e-6);
        Check(bits, new AddProductFromMemory(), (a, b) => a * b + a, 1e-6);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void SubnormalsToZero_OnAnyValues_LeavesNormalNumbersAndNaN(int bits)
    {
        Check(bits, new ToZero(), (a, _) => MathF.Abs(a) < 1.17549435e-38f ? 0 : a);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Sum_OfARegister_AddsAllLanes(int bits)
    {
        switch (bits)
        {
            case 512: CheckSum<Lane512>(); break;
            case 256: CheckSum<Lane256>(); break;
            case 128: CheckSum<Lane128>(); break;
            case 32: CheckSum<LaneScalar>(); break;
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void MaskedMemory_BesideTheMask_IsNeitherReadNorWritten(int bits)
    {
        switch (bits)
        {
            case 512: CheckMasks<Lane512>(); break;
            case 256: CheckMasks<Lane256>(); break;
            case 128: CheckMasks<Lane128>(); break;
            case 32: CheckMasks<LaneScalar>(); break;
        }
    }

    private static void Check<TOperation>(
        int bits, TOperation operation, Func<float, float, float> expected, double tolerance = 0)
        where TOperation : struct, IOperation
    {
        switch (bits)
        {
            case 512: Check<TOperation, Lane512>(operation, expected, tolerance); break;
            case 256: Check<TOperation, Lane256>(operation, expected, tolerance); break;
            case 128: Check<TOperation, Lane128>(operation, expected, tolerance); break;
            case 32: Check<TOperation, LaneScalar>(operation, expected, tolerance); break;
        }
    }

    private static void Check<TOperation, TLane>(
        TOperation operation, Func<float, float, float> expected, double tolerance)
        where TOperation : struct, IOperation
        where TLane : struct, ILane<TLane>
    {
        float* a = stackalloc float[TLane.Count], b = stackalloc float[TLane.Count];
        float* result = stackalloc float[TLane.Count];
        for (int shift = 0; shift < _values.Length; shift++)
            for (int first = 0; first < _values.Length; first += TLane.Count)
            {
                for (int lane = 0; lane < TLane.Count; lane++)
                {
                    a[lane] = _values[(first + lane) % _values.Length];
                    b[lane] = _values[(first + lane + shift) % _values.Length];
                }
                TLane.Store(operation.Apply(TLane.Load(a), TLane.Load(b)), result);
                for (int lane = 0; lane < TLane.Count; lane++)
                    ShouldBeClose<TOperation>(result[lane], expected(a[lane], b[lane]), tolerance, a[lane], b[lane]);
            }
    }

    private static void ShouldBeClose<TOperation>(float actual, float expected, double tolerance, float a, float b)
    {
        bool isSame = tolerance == 0
            ? BitConverter.SingleToInt32Bits(actual) == BitConverter.SingleToInt32Bits(expected)
            : actual == expected
                || Math.Abs((double)actual - expected) <= tolerance * Math.Max(Math.Abs((double)expected), 1e-30);
        if (!isSame && !(float.IsNaN(actual) && float.IsNaN(expected)))
            Assert.Fail($"{typeof(TOperation).Name}({a}, {b}) is {actual}, not {expected}.");
    }

    private static void CheckSum<TLane>() where TLane : struct, ILane<TLane>
    {
        float* values = stackalloc float[TLane.Count];
        for (int lane = 0; lane < TLane.Count; lane++)
            values[lane] = lane + 1;
        TLane.Sum(TLane.Load(values)).Should().Be(TLane.Count * (TLane.Count + 1) / 2);
    }

    private static void CheckMasks<TLane>() where TLane : struct, ILane<TLane>
    {
        float* source = stackalloc float[TLane.Count], destination = stackalloc float[TLane.Count];
        for (int count = 0; count <= TLane.Count; count++)
        {
            for (int lane = 0; lane < TLane.Count; lane++)
                (source[lane], destination[lane]) = (lane + 1, -1);

            TLane loaded = TLane.Load(source, TLane.First(count));
            TLane.Store(loaded + 10f, destination, TLane.First(count));
            for (int lane = 0; lane < TLane.Count; lane++)
                destination[lane].Should().Be(lane < count ? lane + 11 : -1);

            TLane.Store(loaded, destination);
            for (int lane = 0; lane < TLane.Count; lane++)
                destination[lane].Should().Be(lane < count ? lane + 1 : 0);
        }
    }

    private interface IOperation
    {
        TLane Apply<TLane>(TLane a, TLane b) where TLane : struct, ILane<TLane>;
    }

    private readonly struct Add : IOperation
    {
        public TLane Apply<TLane>(TLane a, TLane b) where TLane : struct, ILane<TLane> => a + b;
    }

    private readonly struct Subtract : IOperation
    {
        public TLane Apply<TLane>(TLane a, TLane b) where TLane : struct, ILane<TLane> => a - b;
    }

    private readonly struct Multiply : IOperation
    {
        public TLane Apply<TLane>(TLane a, TLane b) where TLane : struct, ILane<TLane> => a * b;
    }

    private readonly struct Divide : IOperation
    {
        public TLane Apply<TLane>(TLane a, TLane b) where TLane : struct, ILane<TLane> => a / b;
    }

    private readonly struct Negate : IOperation
    {
        public TLane Apply<TLane>(TLane a, TLane b) where TLane : struct, ILane<TLane> => -a;
    }

    private readonly struct Abs : IOperation
    {
        public TLane Apply<TLane>(TLane a, TLane b) where TLane : struct, ILane<TLane> => TLane.Abs(a);
    }

    private readonly struct Sqrt : IOperation
    {
        public TLane Apply<TLane>(TLane a, TLane b) where TLane : struct, ILane<TLane> => TLane.Sqrt(a);
    }

    private readonly struct Max : IOperation
    {
        public TLane Apply<TLane>(TLane a, TLane b) where TLane : struct, ILane<TLane> => TLane.Max(a, b);
    }

    private readonly struct Min : IOperation
    {
        public TLane Apply<TLane>(TLane a, TLane b) where TLane : struct, ILane<TLane> => TLane.Min(a, b);
    }

    private readonly struct CopySign : IOperation
    {
        public TLane Apply<TLane>(TLane a, TLane b) where TLane : struct, ILane<TLane> => TLane.CopySign(a, b);
    }

    private readonly struct SelectGreater : IOperation
    {
        public TLane Apply<TLane>(TLane a, TLane b) where TLane : struct, ILane<TLane> =>
            TLane.Select(TLane.GreaterThan(a, b), a, b);
    }

    private readonly struct Exp : IOperation
    {
        public TLane Apply<TLane>(TLane a, TLane b) where TLane : struct, ILane<TLane> => TLane.Exp(a);
    }

    private readonly struct Log : IOperation
    {
        public TLane Apply<TLane>(TLane a, TLane b) where TLane : struct, ILane<TLane> => TLane.Log(a);
    }

    private readonly struct MultiplyAdd : IOperation
    {
        public TLane Apply<TLane>(TLane a, TLane b) where TLane : struct, ILane<TLane> => TLane.MultiplyAdd(a, b, b);
    }

    private readonly struct ToZero : IOperation
    {
        public TLane Apply<TLane>(TLane a, TLane b) where TLane : struct, ILane<TLane> => Subnormals.ToZero(a);
    }

    private readonly struct AddProduct : IOperation
    {
        public TLane Apply<TLane>(TLane a, TLane b) where TLane : struct, ILane<TLane>
        {
            TLane sum = a;
            TLane.AddProduct(a, b, ref sum);
            return sum;
        }
    }

    private readonly struct AddProductFromMemory : IOperation
    {
        public TLane Apply<TLane>(TLane a, TLane b) where TLane : struct, ILane<TLane>
        {
            TLane result = default;
            float* lanes = stackalloc float[TLane.Count];
            TLane.Store(a, lanes);
            for (int lane = TLane.Count - 1; lane >= 0; lane--)
            {
                TLane sum = a;
                TLane.AddProduct(lanes + lane, b, ref sum);
                result = TLane.Select(TLane.First(lane + 1), sum, result);
            }
            return result;
        }
    }
}
