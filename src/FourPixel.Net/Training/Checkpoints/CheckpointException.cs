namespace FourPixel.Net;

/// <summary>
/// The exception that is thrown when training can't continue from its checkpoint or can't write one. The message names the file
/// and the reason.
/// </summary>
public sealed class CheckpointException : Exception
{
    /// <summary>Creates an exception.</summary>
    public CheckpointException()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    /// <param name="message">What is wrong, with which file.</param>
    public CheckpointException(string message) : base(message)
    {
    }

    /// <summary>Creates an exception with a message and an inner exception.</summary>
    /// <param name="message">What is wrong, with which file.</param>
    /// <param name="innerException">The cause.</param>
    public CheckpointException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
