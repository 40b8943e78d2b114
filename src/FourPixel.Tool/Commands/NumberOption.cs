using System.CommandLine;
using System.Globalization;

namespace FourPixel.Tool.Commands;

/// <summary>Options whose value is a whole number within a range.</summary>
internal static class NumberOption
{
    public static Option<int?> Create(string name, int least, int most, string description) => new(name)
    {
        Description = description,
        HelpName = "NUMBER",
        CustomParser = result =>
        {
            string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
                && number >= least && number <= most)
            {
                return number;
            }
            result.AddError($"{name} is '{text}'; it must be a whole number from {least} to {most}.");
            return null;
        },
    };
}
