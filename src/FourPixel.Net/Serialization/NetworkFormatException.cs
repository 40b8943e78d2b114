namespace FourPixel.Net;

/// <summary>The exception that is thrown when bytes are not a network or are damaged. The message says what is wrong.</summary>
public sealed class NetworkFormatException : Exception
{
    /// <summary>Creates an exception.</summary>
    public NetworkFormatException()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    /// <param name="message">What is wrong.</param>
    public NetworkFormatException(string message) : base(message)
    {
    }

    /// <summary>Creates an exception with a message and an inner exception.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The cause.</param>
    public NetworkFormatException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
