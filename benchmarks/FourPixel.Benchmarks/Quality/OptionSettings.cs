using System.ComponentModel;
using System.Reflection;
using FourPixel.MLNet;

namespace FourPixel.Benchmarks.Quality;

/// <summary>Options that are set by name, to measure their effect.</summary>
/// <param name="settings">Each as Name=value; array values are separated by commas.</param>
internal sealed class OptionSettings(IReadOnlyList<string> settings)
{
    /// <exception cref="ArgumentException">There is no such option, or the value is not valid.</exception>
    public TOptions Apply<TOptions>(TOptions options) where TOptions : FourPixelOptions
    {
        foreach (string setting in settings)
        {
            string[] parts = setting.Split('=', 2);
            PropertyInfo property = typeof(TOptions).GetProperty(parts[0])
                ?? throw new ArgumentException($"There is no option '{parts[0]}'.");
            property.SetValue(options, Parse(parts[^1], property.PropertyType));
        }
        return options;
    }

    private static object? Parse(string value, Type type)
    {
        if (type.GetElementType() is not Type element)
            return TypeDescriptor.GetConverter(type).ConvertFromInvariantString(value);
        string[] parts = value.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var array = Array.CreateInstance(element, parts.Length);
        for (int i = 0; i < parts.Length; i++)
            array.SetValue(Parse(parts[i], element), i);
        return array;
    }
}
