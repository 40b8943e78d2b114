namespace FourPixel.Tool;

/// <summary>The command line itself is wrong; the message names the option, its value and what is allowed.</summary>
internal sealed class UsageException(string message) : Exception(message);
