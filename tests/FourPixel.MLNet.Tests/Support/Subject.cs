using System.Reflection;
using Xunit.Sdk;

namespace FourPixel.MLNet.Tests.Support;

/// <summary>What is learned: each trainer, with each sort of label that it takes.</summary>
public enum Subject
{
    /// <summary>Multiclass; the key has no names.</summary>
    Classes,

    /// <summary>Multiclass; the key has names.</summary>
    NamedClasses,

    /// <summary>Binary.</summary>
    YesNo,

    /// <summary>Regression.</summary>
    Number,

    /// <summary>Regression, with a vector label.</summary>
    Numbers,
}

/// <summary>Runs a test once for each subject.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EverySubjectAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        Enum.GetValues<Subject>().Select(subject => new object[] { subject });
}
