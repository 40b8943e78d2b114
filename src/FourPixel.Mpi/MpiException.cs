namespace FourPixel.Mpi;

/// <summary>
/// The exception that is thrown when there is no MPI library or an MPI function failed. The message is MPI's own, or says what to
/// install.
/// </summary>
public sealed class MpiException : Exception
{
    /// <summary>Creates an exception.</summary>
    public MpiException()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    /// <param name="message">What is wrong.</param>
    public MpiException(string message) : base(message)
    {
    }

    /// <summary>Creates an exception with a message and an inner exception.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The cause.</param>
    public MpiException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
