using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace FourPixel.Net.Pictures;

/// <summary>Writes an SVG, with a title and a description for screen readers.</summary>
internal sealed class SvgBuilder
{
    private readonly StringBuilder _text = new();

    public SvgBuilder(double width, double height, string title, string description)
    {
        Write($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" "
            + $"height=\"{height}\" ");
        Write($"role=\"img\" font-family=\"system-ui, "
            + $"sans-serif\">\n<title>{Escape(title)}</title>\n<desc>{Escape(description)}</desc>\n");
    }

    /// <summary>Writes markup; numbers have at most two decimals and a decimal point.</summary>
    public void Write(ref Markup markup) => _text.Append(markup.ToString());

    /// <summary>The grey level of a value from -1 (black) to 1 (white).</summary>
    public static string Grey(float value)
    {
        int level = (int)MathF.Round((Math.Clamp(float.IsNaN(value) ? 0 : value, -1, 1) + 1) * 127.5f);
        return $"#{level:x2}{level:x2}{level:x2}";
    }

    /// <summary>The text colour that is readable on this grey.</summary>
    public static string InkOn(float value) => value > -0.1f ? "#000" : "#fff";

    public static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    public override string ToString() => _text + "</svg>\n";

    /// <summary>Formats numbers in a short, culture-independent form.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Markup(int literalLength, int formattedCount)
    {
        private readonly StringBuilder _markup = new(literalLength + (8 * formattedCount));

        public void AppendLiteral(string value) => _markup.Append(value);

        public void AppendFormatted(string value) => _markup.Append(value);

        public void AppendFormatted(double value) => _markup.Append(
            value.ToString("0.##", CultureInfo.InvariantCulture));

        public void AppendFormatted(double value, string format) => _markup.Append(
            value.ToString(format, CultureInfo.InvariantCulture));

        public override string ToString() => _markup.ToString();
    }
}
