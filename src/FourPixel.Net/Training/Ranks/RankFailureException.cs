namespace FourPixel.Net;

/// <summary>
/// The exception that is thrown when training on several ranks can't start or continue. All ranks throw it with the same message,
/// which lists the ranks and their errors. On a rank with an exception of its own, that is the inner exception.
/// </summary>
public sealed class RankFailureException : Exception
{
    /// <summary>Creates an exception.</summary>
    public RankFailureException()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    /// <param name="message">The ranks, and what is wrong there.</param>
    public RankFailureException(string message) : base(message)
    {
    }

    /// <summary>Creates an exception with a message and an inner exception.</summary>
    /// <param name="message">The ranks, and what is wrong there.</param>
    /// <param name="innerException">The exception on this rank.</param>
    public RankFailureException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
