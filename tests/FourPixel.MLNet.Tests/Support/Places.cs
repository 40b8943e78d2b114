using System.Reflection;

namespace FourPixel.MLNet.Tests.Support;

/// <summary>Where things lie, as the build noted it down in the test assembly.</summary>
internal static class Places
{
    public static string SampleProgram => Find("SampleProgram");

    public static string LoadProbe => Find("LoadProbe");

    public static string Repository => Find("Repository");

    private static string Find(string key) => typeof(Places).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
