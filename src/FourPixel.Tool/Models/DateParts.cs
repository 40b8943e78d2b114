using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Tool.Models;

/// <summary>
/// The features of a date: the days since 2000-01-01, the day of the year from 0 on (which may be one off), the day of
/// the week from 0 for Sunday on, and the hour. ML.NET converts a date into ticks of 100 nanoseconds since the year 1; a missing
/// date has none.
/// </summary>
internal static class DateParts
{
    private const string TicksOfDay = "864000000000", TicksOfHour = "36000000000";

    /// <summary>2000-01-01, in days since the first day of the year 1, which was a Monday.</summary>
    private const string Origin = "730119";

    /// <param name="mlContext">The context.</param>
    /// <param name="pipeline">What comes before.</param>
    /// <param name="column">The column of dates.</param>
    /// <param name="hasTimes">Whether there is a time of day, too.</param>
    /// <param name="parts">Gets the names of the columns of numbers.</param>
    public static IEstimator<ITransformer> Append(
        MLContext mlContext, IEstimator<ITransformer> pipeline, string column, bool hasTimes, List<string> parts)
    {
        string ticks = $"{column} in ticks";
        pipeline = pipeline.Append(mlContext.Transforms.Conversion.ConvertType(ticks, column, DataKind.Double));
        Add("days", $"t / {TicksOfDay} - {Origin}");
        Add("day of year", $"floor(t / {TicksOfDay}) % 365.2425");
        Add("day of week", $"(floor(t / {TicksOfDay}) + 1) % 7");
        if (hasTimes)
            Add("hour", $"t / {TicksOfHour} % 24");
        return pipeline;

        void Add(string part, string formula)
        {
            string name = $"{column}: {part}";
            pipeline = pipeline.Append(mlContext.Transforms.Expression(name, $"t => t < 1 ? na(1f) : single({formula})", ticks));
            parts.Add(name);
        }
    }
}
