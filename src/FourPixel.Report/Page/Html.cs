using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace FourPixel.Report.Page;

/// <summary>A piece of HTML. Interpolated values are escaped, unless they are HTML themselves.</summary>
internal readonly record struct Html
{
    private readonly string? _text;

    private Html(string text) => _text = text;

    /// <summary>Creates HTML from an interpolated string.</summary>
    public static Html Of(ref Markup markup) => new(markup.ToString());

    public static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts.Select(part => part.ToString())));

    /// <summary>An SVG, which is already escaped.</summary>
    public static Html OfSvg(string svg) => new(svg);

    public override string ToString() => _text ?? "";

    /// <summary>Escapes values; numbers look the same in every culture.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Markup(int literalLength, int formattedCount)
    {
        private readonly StringBuilder _markup = new(literalLength + (16 * formattedCount));

        public void AppendLiteral(string value) => _markup.Append(value);

        public void AppendFormatted(string? value) => _markup.Append(WebUtility.HtmlEncode(value));

        public void AppendFormatted(Html value) => _markup.Append(value.ToString());

        public void AppendFormatted(IEnumerable<Html> values) => _markup.AppendJoin("", values);

        public void AppendFormatted(long value) => _markup.Append(value.ToString("N0", CultureInfo.InvariantCulture));

        public override string ToString() => _markup.ToString();
    }
}
