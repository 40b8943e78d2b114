using System.Globalization;

namespace FourPixel.Report.Page;

/// <summary>Numbers and counts in words.</summary>
internal static class Text
{
    /// <summary>A number with about three significant digits; a dash if it is not finite.</summary>
    public static string Number(double value)
    {
        if (!double.IsFinite(value))
            return "–";
        return Math.Abs(value) switch
        {
            >= 1e9 or (> 0 and < 1e-4) => value.ToString("0.##e0", CultureInfo.InvariantCulture),
            >= 1000 => value.ToString("N0", CultureInfo.InvariantCulture),
            >= 100 => value.ToString("0.#", CultureInfo.InvariantCulture),
            >= 10 => value.ToString("0.##", CultureInfo.InvariantCulture),
            >= 1 => value.ToString("0.###", CultureInfo.InvariantCulture),
            _ => value.ToString("0.####", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>A difference with its sign and fewer digits.</summary>
    public static string Signed(double value) =>
        (value > 0 ? "+" : "") + (Math.Abs(value) is >= 1e-3 and < 1000 ? value.ToString("G3", CultureInfo.InvariantCulture) : Number(value)).Replace('-', '−');

    /// <summary>A share as a percentage, with a decimal where it is near 0 or 1.</summary>
    public static string Percent(double share) => share switch
    {
        double.NaN => "–",
        > 0.999 and < 1 => ">99.9%",
        > 0 and < 0.001 => "<0.1%",
        _ => (share * 100).ToString(share is > 0.95 and < 1 or > 0 and < 0.05 ? "0.0" : "0", CultureInfo.InvariantCulture) + "%",
    };

    /// <summary>A count with its noun: "1 row", "2 rows".</summary>
    public static string Count(long count, string noun) => $"{count.ToString("N0", CultureInfo.InvariantCulture)} {noun}{(count == 1 ? "" : "s")}";

    public static string Time(TimeSpan time) => time.TotalSeconds switch
    {
        < 1 => time.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture) + " ms",
        < 100 => time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s",
        _ => $"{(int)time.TotalMinutes} min {time.Seconds} s",
    };

    /// <summary>Text that is cut to fit into a table.</summary>
    public static string Shorten(string text, int most = 40) => text.Length <= most ? text : text[..(most - 1)] + "…";
}
