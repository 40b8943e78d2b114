namespace FourPixel.Tool;

/// <summary>The data, the model or a file can't be used; the message says what, why and what to do, in one line.</summary>
internal sealed class InputException(string message) : Exception(message);
