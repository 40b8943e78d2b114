namespace FourPixel.Samples;

/// <summary>What the user gave cannot be used; the message says what and why, in one line.</summary>
internal sealed class InputException(string message) : Exception(message);
