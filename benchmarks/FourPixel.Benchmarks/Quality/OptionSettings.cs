using System.ComponentModel;
using System.Reflection;
using FourPixel.MLNet;

namespace FourPixel.Benchmarks.Quality;

/// <summary>Options that are set by name, to see what each of them brings.</summary>
/// <param name="settings">Each as Name=value.</param>
internal sealed class OptionSettings(IReadOnlyList<string> settings)
{
    /// <exception cref="ArgumentException">There is no such option, or the value is not one of its.</exception>
    public TOptions Apply<TOptions>(TOptions options) where TOptions : FourPixelOptions
    {
        foreach (string setting in settings)
        {
            string[] parts = setting.Split('=', 2);
            PropertyInfo property = typeof(TOptions).GetProperty(parts[0])
                ?? throw new ArgumentException($"There is no option '{parts[0]}'.");
            property.SetValue(options, TypeDescriptor.GetConverter(property.PropertyType).ConvertFromInvariantString(parts[^1]));
        }
        return options;
    }
}
