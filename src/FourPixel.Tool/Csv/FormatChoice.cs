using System.Text;

namespace FourPixel.Tool.Csv;

/// <summary>What the user says about a file's format; what is null is found by looking.</summary>
internal sealed record FormatChoice(char? Separator = null, bool NoHeader = false, Encoding? Encoding = null);
