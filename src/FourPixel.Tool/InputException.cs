namespace FourPixel.Tool;

/// <summary>The data, the model or a file can't be used; the message tells what is wrong, why, and how to fix it, in one line.</summary>
internal sealed class InputException(string message) : Exception(message);
