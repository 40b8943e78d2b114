namespace FourPixel.Net;

/// <summary>
/// A training on several ranks can't start or go on. All ranks throw it with the same message, which names the ranks and says what
/// each of them has to say; on a rank where something was thrown, that is the inner exception.
/// </summary>
public sealed class RankFailureException : Exception
{
    /// <summary>Creates the exception.</summary>
    public RankFailureException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which ranks, and what is wrong there.</param>
    public RankFailureException(string message) : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which ranks, and what is wrong there.</param>
    /// <param name="innerException">What was thrown on this rank.</param>
    public RankFailureException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
