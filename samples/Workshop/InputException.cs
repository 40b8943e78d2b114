namespace FourPixel.Samples.Workshop;

/// <summary>The command line is wrong; the message is for the user.</summary>
internal sealed class InputException(string message) : Exception(message);
