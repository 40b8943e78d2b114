using System.Globalization;
using System.Text;

namespace FourPixel.Tool.Models;

/// <summary>Converts column names to names of C# properties.</summary>
internal static class Identifiers
{
    private static readonly string[] _membersOfObject =
        ["Equals", "ToString", "GetType", "GetHashCode", "MemberwiseClone", "ReferenceEquals", "Finalize"];

    /// <param name="names">The columns' names.</param>
    /// <param name="taken">Names that can't be used.</param>
    /// <returns>One unique identifier for each name.</returns>
    public static string[] Make(IReadOnlyList<string> names, IEnumerable<string> taken)
    {
        HashSet<string> used = [.. taken];
        return [.. names.Select(name => MakeUnique(ToPascalCase(name), used))];
    }

    private static string MakeUnique(string name, HashSet<string> used)
    {
        string unique = name;
        for (int i = 2; !used.Add(unique); i++)
            unique = $"{name}{i}";
        return unique;
    }

    /// <summary>body_mass_g becomes BodyMassG.</summary>
    private static string ToPascalCase(string name)
    {
        var identifier = new StringBuilder();
        bool startsWord = true;
        foreach (char character in name)
        {
            if (char.IsLetterOrDigit(character))
                identifier.Append(startsWord ? char.ToUpper(character, CultureInfo.InvariantCulture) : character);
            startsWord = !char.IsLetterOrDigit(character);
        }
        string text = identifier.ToString();
        if (text.Length == 0 || char.IsDigit(text[0]))
            return $"Column{text}";
        return _membersOfObject.Contains(text) ? $"{text}Column" : text;
    }
}
