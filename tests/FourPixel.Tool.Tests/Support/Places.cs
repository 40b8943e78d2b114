using System.Reflection;

namespace FourPixel.Tool.Tests.Support;

/// <summary>Where things lie.</summary>
internal static class Places
{
    public static string Penguins => Path.Combine(AppContext.BaseDirectory, "penguins.csv");

    /// <summary>The tool as it was built.</summary>
    public static string ToolProgram => typeof(CommandLine).Assembly.Location;

    public static string Repository => Find("Repository");

    /// <summary>Debug or Release.</summary>
    public static string Configuration => Find("Configuration");

    private static string Find(string key) => typeof(Places).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
