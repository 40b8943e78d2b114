namespace FourPixel.Net;

/// <summary>Bytes that should be a network are not, or not any more. The message says what is wrong.</summary>
public sealed class NetworkFormatException : Exception
{
    /// <summary>Makes the exception.</summary>
    public NetworkFormatException()
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong.</param>
    public NetworkFormatException(string message) : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">What led to it.</param>
    public NetworkFormatException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
