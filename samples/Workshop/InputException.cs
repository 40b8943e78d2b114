namespace FourPixel.Samples.Workshop;

/// <summary>Something is wrong with what was typed; the message is for the person who typed it.</summary>
internal sealed class InputException(string message) : Exception(message);
