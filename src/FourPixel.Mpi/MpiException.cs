namespace FourPixel.Mpi;

/// <summary>There is no MPI, or one of its functions failed. The message is MPI's own, or says what to install.</summary>
public sealed class MpiException : Exception
{
    /// <summary>Creates the exception.</summary>
    public MpiException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong.</param>
    public MpiException(string message) : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">What led to it.</param>
    public MpiException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
