using System.Text;

namespace FourPixel.Tool.Csv;

/// <summary>The user's choice of a file's format; null values are detected.</summary>
internal sealed record FormatChoice(char? Separator = null, bool NoHeader = false, Encoding? Encoding = null);
