using System.Reflection;
using FourPixel.Net.Activations;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Tests.Numerics;

/// <summary>
/// Formulas over registers are inlined into the kernels. A formula that is called instead, once for each register, takes several times as
/// long, and no result changes.
/// </summary>
public sealed class InliningTests
{
    private static readonly Type[] _formulas = [typeof(IActivation<>), typeof(ILane<>), typeof(ILaneRow<,>)];

    public static TheoryData<Type> Types => [.. typeof(Network).Assembly.GetTypes().Where(type => HasFormulas(type))];

    [Theory]
    [MemberData(nameof(Types))]
    public void Formulas_OverRegisters_AreInlined(Type type) =>
        Formulas(type).Where(method => !method.MethodImplementationFlags.HasFlag(MethodImplAttributes.AggressiveInlining))
            .Select(method => method.Name).Should().BeEmpty();

    private static bool HasFormulas(Type type) => type == typeof(IActivation<>) || type.GetInterfaces().Any(implemented => implemented.IsGenericType
        && _formulas.Contains(implemented.GetGenericTypeDefinition()));

    private static IEnumerable<MethodInfo> Formulas(Type type) =>
        type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Where(method => !method.IsAbstract && !method.Name.StartsWith("get_", StringComparison.Ordinal));
}
