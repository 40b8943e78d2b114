namespace FourPixel.Net.Tests.Support;

/// <summary>What a rank comes to: a result or an error.</summary>
internal sealed record RankOutcome<T>(T? Result, Exception? Error)
{
    public static RankOutcome<T> Of(Func<T> work)
    {
        try
        {
            return new RankOutcome<T>(work(), null);
        }
        catch (Exception exception)
        {
            return new RankOutcome<T>(default, exception);
        }
    }
}
