namespace FourPixel.Net;

/// <summary>
/// A training can't go on from its checkpoint, or can't write one. The message names the file and says why.
/// </summary>
public sealed class CheckpointException : Exception
{
    /// <summary>Makes the exception.</summary>
    public CheckpointException()
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, with which file.</param>
    public CheckpointException(string message) : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, with which file.</param>
    /// <param name="innerException">What led to it.</param>
    public CheckpointException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
